/**
 * May this request change something? Browsers say where a request comes from (Fetch Metadata, Origin: RFC 6454,
 * 7.3); what comes from another site is refused, and so is a null origin. Programs without a browser say
 * neither and hold no cookies of anybody.
 * @param baseUrl where pages live; null accepts the host that was asked (nothing configured: localhost, LAN)
 */
export function isSameOrigin(headers: Headers, baseUrl: string | null): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  // Browsers send exactly an origin: no path, no name in front of the host, nothing in capitals.
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  return baseUrl ? new URL(origin).origin === baseUrl : new URL(origin).host === headers.get("host");
}

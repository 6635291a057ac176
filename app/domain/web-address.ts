/**
 * A website as it may be linked: http or https, without a name and password that would hide where it leads. Null:
 * no such address. The host is what a reader sees.
 */
export function webAddress(text: string): { url: string; host: string } | null {
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
    if (!["http:", "https:"].includes(url.protocol) || url.username || url.password) return null;
    if (!url.hostname.includes(".")) return null;
    return { url: url.href, host: url.host.replace(/^www\./, "") };
  } catch {
    return null;
  }
}

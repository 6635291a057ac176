/**
 * Whether a reader holds this answer already, by the header it sent: tags are compared weakly, and `*` holds
 * everything (RFC 9110, sections 8.8.3.2 and 13.1.2).
 */
export function holds(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? "").split(",").map((one) => opaque(one.trim()));
  return known.includes("*") || known.includes(opaque(etag));
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, "");
}

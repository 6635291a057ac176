/** The page an address asks for, from 1; anything odd is the first. */
export function pageOf(search: URLSearchParams): number {
  const text = search.get("page") ?? "";
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

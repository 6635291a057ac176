/** One form for all spellings of a name, to join two lists by; the search has its own, which also serves while typing. */
export function fold(name) {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1")
    .replace(/\bst\. */g, "sankt ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

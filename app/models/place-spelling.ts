/**
 * One form for all spellings of a name: lower case, ä = ae = a, ß = ss, St. = Sankt, punctuation as spaces. Folding
 * the beginning of a name gives the beginning of the folded name, so it serves a search while somebody types.
 */
export function fold(text: string): string {
  return bare(text)
    .replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/(^| )st (?=\S)/g, "$1sankt ");
}

/**
 * A lighter form without spaces, for counting typos: one letter typed wrong is one letter here, while `fold` makes two
 * of it where it parts the two letters of an umlaut.
 */
export function plain(text: string): string {
  return bare(text)
    .replace(/ß/g, "s")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** What people write who have only heard the name: "Hertzberg", "Lipstatt". */
export function loosen(folded: string): string {
  return folded
    .replace(/[td]z|z/g, "z")
    .replace(/ck|[ckq]/g, "k")
    .replace(/[td]h|dt|[td]/g, "t")
    .replace(/ph|v/g, "f")
    .replace(/[yj]/g, "i")
    .replace(/([aeiou])h/g, "$1")
    .replace(/(\p{L})\1+/gu, "$1");
}

/** The letters of a text as bits: a name that lacks two of them is more than one typo away. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) % 31);
  return letters;
}

/** How many of `wanted` are not in `present`. */
export function lettersMissing(wanted: number, present: number): number {
  let rest = wanted & ~present;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

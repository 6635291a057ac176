import { isArabic, isTooMixed, isWritable } from "./script";

/** The text without symbols that no font of ours has; null when letters would be missing. */
export function writableText(text: string): string | null {
  let kept = "";
  for (const letter of text.normalize("NFC")) {
    if (isWritable(letter)) kept += letter;
    else if (/\p{L}|\p{N}/u.test(letter)) return null;
  }
  const tidy = kept
    .replace(isArabic(kept) ? unseenButJoiner : unseen, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return tidy && !isTooMixed(tidy) ? tidy : null;
}

const unseen = /\p{Cf}/gu;
/** The zero-width non-joiner (U+200C) is part of how Persian is written. */
const unseenButJoiner = /(?!\u200c)\p{Cf}/gu;

/** Lines at most as wide as `width` (in em, so pixels ÷ font size); what is too much ends in "…". */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => pieces(word, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = shortened(`${kept[most - 1]} ${lines[most]}`, width);
  return kept;
}

/** One line; "…" at its end when it is too long. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = text;
  while (kept && widthOf(`${kept}…`) > width) kept = kept.replace(/.$/su, "");
  return `${kept.trimEnd()}…`;
}

export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** In em, of the bold weight and rather too wide: a line may end early, but never in the map. */
function letterWidth(letter: string): number {
  if (/[ijlI.,:;'’!|·()[\]]/.test(letter)) return 0.34;
  if (letter === " ") return 0.28;
  if (/[-–frt"„“”]/.test(letter)) return 0.45;
  if (/[mwMW@%—…жмфшщыю]/.test(letter)) return 0.98;
  if (/[ЖМФШЩЫЮ]/.test(letter)) return 1.1;
  if (/\p{M}|\u200c/u.test(letter)) return 0;
  if (isArabic(letter)) return arabicWidth(letter);
  const capital = /\p{Lu}/u.test(letter);
  if (/\p{Script=Cyrillic}/u.test(letter)) return capital ? 0.8 : 0.67;
  return capital ? 0.74 : 0.62;
}

/** A letter's four forms differ: what they come to within words. */
function arabicWidth(letter: string): number {
  if (/[اأإآ]/.test(letter)) return 0.34;
  if (/[دذرزوؤةءل]/.test(letter)) return 0.52;
  return /[سشصض]/.test(letter) ? 1.2 : 0.7;
}

/** A word that is wider than a line is cut. */
function pieces(word: string, width: number): string[] {
  const cut: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && widthOf(piece + letter) > width) {
      cut.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...cut, piece];
}

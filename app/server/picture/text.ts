/**
 * First and last of what our font files can write, in hexadecimal: subsets latin and latin-ext of Atkinson
 * Hyperlegible Next (unicode.json of the package). Letters beyond are other scripts, for which we carry no font.
 */
const ranges =
  "0-2ff 304-304 308-308 329-329 1d00-1dbf 1e00-1e9f 1ef2-1eff 2000-206f 20a0-20c0 2113-2113 2122-2122 2191-2191 2193-2193 2212-2212 2215-2215 2c60-2c7f a720-a7ff";
const writable = ranges.split(" ").map((range) => range.split("-").map((end) => Number.parseInt(end, 16)));

/** The text without symbols that no font of ours has; null when letters would be missing. */
export function writableText(text: string): string | null {
  let kept = "";
  for (const letter of text.normalize("NFC")) {
    if (isWritable(letter)) kept += letter;
    else if (/\p{L}|\p{N}/u.test(letter)) return null;
  }
  const tidy = kept.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return tidy || null;
}

function isWritable(letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return writable.some(([first = 0, last = 0]) => first <= point && point <= last);
}

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
  while (kept && widthOf(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** In em, of the bold weight and rather too wide: a line may end early, but never in the map. */
function letterWidth(letter: string): number {
  if (/[ijlI.,:;'’!|·()[\]]/.test(letter)) return 0.34;
  if (/[ \-–frt"„“”]/.test(letter)) return 0.42;
  if (/[mwMW@%—…]/.test(letter)) return 0.98;
  return /\p{Lu}/u.test(letter) ? 0.74 : 0.62;
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

/** For text and attributes of SVG. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * First and last of the letters that each font of ours can write, in hexadecimal (unicode.json of the packages that
 * scripts/build-fonts.mjs reads). Letters beyond are of other scripts, for which we carry no font.
 */
const plain = "Atkinson Hyperlegible Next";
const cyrillic = "Noto Sans";
const arabic = "Noto Sans Arabic";
const letters: [family: string, ranges: string][] = [
  [plain, "0-ff 131-131 152-153 2000-206f 20ac-20ac 2122-2122 2191-2191 2193-2193 2212-2212 2215-2215"],
  [
    "Atkinson Hyperlegible More",
    "100-2ff 1d00-1dbf 1e00-1e9f 1ef2-1eff 20a0-20c0 2113-2113 2c60-2c7f a720-a7ff",
  ],
  [cyrillic, "400-45f 490-491 4b0-4b1 2116-2116"],
  [arabic, "606-6ff 750-77f 8a0-8fb fb50-fdff fe70-fefc"],
];
const fonts = letters.map(([family, ranges]) => ({ family, ranges: ranges.split(" ").map(ends) }));

/** What one line of text is drawn with. */
export type Run = { family: string; text: string };

/**
 * Each part of a text with the font that has its letters. Arabic and what stands beside it are one: what draws would
 * leave the line out when two fonts shape it differently, and this font has Latin letters, too.
 */
export function runs(text: string): Run[] {
  if (isArabic(text)) return [{ family: arabic, text }];
  const found: Run[] = [];
  for (const letter of text) {
    const family = familyOf(letter) ?? plain;
    const last = found.at(-1);
    if (last?.family === family) last.text += letter;
    else found.push({ family, text: letter });
  }
  return found;
}

/** Whether a font of ours has this letter. */
export function isWritable(letter: string): boolean {
  return familyOf(letter) !== null;
}

/** Letters that no line of ours can hold together. */
export function isTooMixed(text: string): boolean {
  return isArabic(text) && [...text].some((letter) => familyOf(letter) === cyrillic);
}

export function isArabic(text: string): boolean {
  return [...text].some((letter) => familyOf(letter) === arabic);
}

/** As `dir="auto"` has it: the first letter decides. */
export function runsLeftwards(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && familyOf(first) === arabic;
}

function familyOf(letter: string): string | null {
  const point = letter.codePointAt(0) ?? 0;
  const has = (ranges: readonly Range[]) => ranges.some(({ first, last }) => first <= point && point <= last);
  return fonts.find(({ ranges }) => has(ranges))?.family ?? null;
}

type Range = { first: number; last: number };

function ends(range: string): Range {
  const [first = 0, last = first] = range.split("-").map((end) => Number.parseInt(end, 16));
  return { first, last };
}

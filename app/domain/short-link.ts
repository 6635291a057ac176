/** 31 characters that nobody mistakes for one another, as the database draws them (`short_code()`). */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const wellFormed = new RegExp(`^[${alphabet}]{6}$`);

/**
 * What keyboards of our readers write instead: the Cyrillic letters that look like a Latin one. What has no
 * counterpart (0, O, 1, I, L) stands for nothing: no code has it.
 */
const lookAlikes = new Map(
  Object.entries({ А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", Р: "P", С: "C", Т: "T", У: "Y", Х: "X" }),
);

/** A code as it was drawn, from what somebody typed or read aloud; null when it cannot be one. */
export function parseShortCode(typed: string): string | null {
  if (typed.length > 60) return null;
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[٠-٩۰-۹]/g, latinDigit)
    .replace(/[А-Я]/g, (letter) => lookAlikes.get(letter) ?? letter)
    .replace(/[\s.,·_–—-]/g, "");
  return wellFormed.test(code) ? code : null;
}

/** Does it hold one of the characters that no code has? Then whoever reads a poster took one for another. */
export function hasForeignCharacter(typed: string): boolean {
  return /[01OIL]/i.test(typed.normalize("NFKC"));
}

/** What stands on a poster and in its QR: "https://anpacken.example/g/7K2MXA". */
export function shortAddress(baseUrl: string, code: string): string {
  return `${baseUrl.replace(/\/+$/, "")}/g/${code}`;
}

/** As it is read aloud or typed: without the scheme. */
export function shortShown(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

/** Arabic and Persian digits: both rows begin at a multiple of 16. */
function latinDigit(digit: string): string {
  return String(digit.charCodeAt(0) & 15);
}

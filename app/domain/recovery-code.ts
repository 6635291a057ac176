/** Crockford's Base32: no I, L, O, U, so that nothing is misread on paper. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 24;
const perGroup = 4;

/** 24 characters, 120 bits. @param bytes at least 24 random ones: the low five bits of each count */
export function recoveryCode(bytes: Uint8Array): string {
  if (bytes.length < length) throw new Error(`a recovery code needs ${length} random bytes`);
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % 32]).join("");
}

/** As it stands on the sheet: "7K2M-…", in groups of four. */
export function grouped(code: string): string {
  return (code.match(new RegExp(`.{1,${perGroup}}`, "g")) ?? []).join("-");
}

/** What somebody copied from paper: any case, with or without spaces and hyphens, O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .slice(0, 200)
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

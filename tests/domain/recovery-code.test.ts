import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { grouped, readRecoveryCode, recoveryCode } from "~/domain/recovery-code";

test("a code has 120 bits in an alphabet that is not misread", () => {
  const codes = Array.from({ length: 500 }, () => recoveryCode(randomBytes(24)));
  const signs = new Set(codes.join(""));
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/);
  expect(signs.size).toBe(32);
  expect(new Set(codes).size).toBe(500);
});

test("it is read back however it was copied from the paper", () => {
  const code = "0123456789ABCDEFGHJKMN10";
  for (const typed of [
    grouped(code),
    grouped(code).toLowerCase(),
    code.match(/.{4}/g)?.join(" ") ?? "",
    ` ${code}\n`,
    "O123-4567-89AB-CDEF-GHJK-MNIO",
    "o123–4567—89ab cdef.ghjk_mnlo",
  ])
    expect(readRecoveryCode(typed), typed).toBe(code);
});

test.each(["", "0123", `${"0".repeat(25)}`, "U".repeat(24), "0".repeat(23).concat("ß"), "' or 1=1 --"])(
  "%j is no code",
  (typed) => {
    expect(readRecoveryCode(typed)).toBeNull();
  },
);

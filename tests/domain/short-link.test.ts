import { describe, expect, test } from "vitest";
import { hasForeignCharacter, parseShortCode, shortAddress, shortShown } from "~/domain/short-link";

describe("a code from a poster", () => {
  test.each([
    ["as printed", "7K2MXA"],
    ["in small letters", "7k2mxa"],
    ["in groups", " 7K2 MXA "],
    ["with dashes and dots", "7-K.2–M·X_A"],
    ["with Cyrillic letters", "7К2МХА"],
    ["with small Cyrillic letters", "7к2мха"],
    ["with Arabic digits", "٧K٢MXA"],
    ["with Persian digits", "۷K۲MXA"],
    ["in full width", "７Ｋ２ＭＸＡ"],
    ["with a protected blank", "7K2\u00a0MXA"],
  ])("is understood %s", (_, typed) => {
    expect(parseShortCode(typed)).toBe("7K2MXA");
  });

  test.each([
    "",
    "7K2MX",
    "7K2MXAB",
    "7K2MX0",
    "7K2MXO",
    "7K2MXI",
    "7K2MX1",
    "7K2MXL",
    "7K2MXÄ",
    "7K2MXЖ",
    "../../",
    "7K2MX%",
    "7K2MX\u0000",
    " ".repeat(1_000_000),
  ])("is none: %j", (typed) => {
    expect(parseShortCode(typed)).toBeNull();
  });

  test("no code has 0, O, 1, I or L, and a reader can be told so", () => {
    for (const typed of ["7K2MX0", "7k2mxo", "1K2MXA", "7K2MXi", "7K2lXA"])
      expect(hasForeignCharacter(typed), typed).toBe(true);
    expect(hasForeignCharacter("7K2MXA")).toBe(false);
  });
});

test("its address, and how it is read aloud", () => {
  const address = shortAddress("https://anpacken.example/", "7K2MXA");
  expect(address).toBe("https://anpacken.example/g/7K2MXA");
  expect(shortShown(address)).toBe("anpacken.example/g/7K2MXA");
});

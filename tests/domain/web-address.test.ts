import { expect, test } from "vitest";
import { webAddress } from "~/domain/web-address";

test.each([
  [
    "https://www.heimatverein.example/aktuell",
    "https://www.heimatverein.example/aktuell",
    "heimatverein.example",
  ],
  ["heimatverein.example", "https://heimatverein.example/", "heimatverein.example"],
  ["http://verein.example:8080", "http://verein.example:8080/", "verein.example:8080"],
])("%s is linked", (text, url, host) => {
  expect(webAddress(text)).toEqual({ url, host });
});

test.each([
  "",
  "javascript:alert(1)",
  "JavaScript:alert(1)//.example",
  "data:text/html,x",
  "mailto:a@b.example",
  "https://bank.example@evil.example/",
  "localhost",
  "https://",
  "kein Netz",
])("%j is not", (text) => {
  expect(webAddress(text)).toBeNull();
});

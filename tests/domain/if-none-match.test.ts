import { expect, test } from "vitest";
import { holds } from "~/domain/if-none-match";

test.each<[string | null | undefined, string, boolean]>([
  [null, '"a"', false],
  [undefined, '"a"', false],
  ["", '"a"', false],
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"a"', 'W/"a"', true],
  ['"b", W/"a"', '"a"', true],
  ['"b"', '"a"', false],
  ["*", '"a"', true],
])("If-None-Match %s against %s: %s", (header, etag, held) => {
  expect(holds(header, etag)).toBe(held);
});

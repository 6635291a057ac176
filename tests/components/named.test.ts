import { expect, test } from "vitest";
import { named } from "~/components/named";

test.each([
  ["E-Mail", "E-Mail: Fehlt noch."],
  ["Was wird gebraucht?", "Was wird gebraucht? Fehlt noch."],
  [undefined, "Fehlt noch."],
])("%s", (label, text) => {
  expect(named(label, "Fehlt noch.")).toBe(text);
});

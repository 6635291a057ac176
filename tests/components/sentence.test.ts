import { expect, test } from "vitest";
import { labelled, sentence } from "~/components/sentence";

test("a message says of which field it is", () => {
  expect(labelled("Dein Name", "Bitte fülle dieses Feld aus.")).toBe(
    "Dein Name: Bitte fülle dieses Feld aus.",
  );
  expect(labelled("Wen fragen wir?", "Bitte fülle dieses Feld aus.")).toBe(
    "Wen fragen wir? Bitte fülle dieses Feld aus.",
  );
  expect(labelled("كم شخصًا سيأتي؟", "هذا الرقم كبير جدًا.")).toBe("كم شخصًا سيأتي؟ هذا الرقم كبير جدًا.");
  expect(labelled(undefined, "Das ist zu lang.")).toBe("Das ist zu lang.");
});

test("a line begins with a capital", () => {
  expect(sentence("heute · 14–18 Uhr")).toBe("Heute · 14–18 Uhr");
});

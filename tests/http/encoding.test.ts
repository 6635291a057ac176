import { expect, test } from "vitest";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

// React 18 writes pages in buffers of 2,048 bytes and spoils a character that lies on their border; a longer address
// moves all that follows it, so that of these pages some have one there.
test.each(["uk", "ar"])("every character of a page in %s arrives, wherever it lies", async (lang) => {
  for (let longer = 0; longer < 12; longer += 1) {
    const { status, text } = await running.stranger().get(`/join?lang=${lang}&x=${"x".repeat(longer)}`);
    expect(status).toBe(200);
    expect(text.indexOf("\0"), `at ${longer}`).toBe(-1);
    expect(text.indexOf("\ufffd"), `at ${longer}`).toBe(-1);
  }
});

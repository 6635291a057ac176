import { describe, expect, test } from "vitest";
import { isSubmissionKey, sentForMs } from "~/domain/submission";
import { type Kept, type KeptNeed, productNow, seenAtMost, stillKept, withSeen } from "~/offline/kept";
import { drawKey } from "~/offline/key";
import { afterAnswer, isExpired, queued, submissionOf, type Waiting } from "~/offline/queue";

const need = "0e984725-c51c-4bf4-9960-e1c80e27aba0";

let keys = 0;
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...{ key: `key-${++keys}`, kind: "signup", needId: need, shiftId: "one", fields: [], title: "Kuchen" },
  ...{ owner: null, lang: "de", at: "2027-04-12T08:00:00.000Z", tried: false },
  ...more,
});

describe("the queue", () => {
  test("keeps the order, one wish per shift", () => {
    const [first, second] = [waiting(), waiting({ shiftId: "two" })];
    expect(queued(queued([], first), second)).toEqual([first, second]);
  });

  test("what surely never left is undone by its opposite", () => {
    const [yes, other] = [waiting(), waiting({ shiftId: "two" })];
    expect(queued([yes, other], waiting({ kind: "withdrawal" }))).toEqual([other]);
    const no = waiting({ kind: "withdrawal" });
    expect(queued([no], waiting())).toEqual([]);
  });

  test("what may have arrived is followed by its opposite", () => {
    const [yes, no] = [waiting({ tried: true }), waiting({ kind: "withdrawal" })];
    expect(queued([yes], no)).toEqual([yes, no]);
    // And that again by the next change of mind, which takes back only what never left.
    expect(queued([yes, no], waiting())).toEqual([yes]);
  });

  test("the same again is one: with what was said last, unless the first may have arrived", () => {
    const [alone, withFriend] = [waiting(), waiting({ fields: [["people", "2"]] })];
    expect(queued([alone], withFriend)).toEqual([withFriend]);
    const tried = waiting({ tried: true });
    expect(queued([tried], withFriend)).toEqual([tried]);
  });

  test.each([
    [200, "done"],
    [204, "done"],
    [409, "refused"],
    [404, "refused"],
    [401, "refused"],
    [422, "refused"],
    [429, "later"],
    [500, "later"],
    [503, "later"],
  ])("an answer %i means %s", (status, means) => {
    expect(afterAnswer(status)).toBe(means);
  });

  test("gives up before the server forgets the key", () => {
    const at = new Date("2027-04-12T08:00:00Z");
    const one = waiting({ at: at.toISOString() });
    expect(isExpired(one, new Date(at.getTime() + sentForMs))).toBe(false);
    expect(isExpired(one, new Date(at.getTime() + sentForMs + 1))).toBe(true);
  });

  test("takes signups and withdrawals, and no other post", () => {
    expect(submissionOf(`/help/${need}/signup`)).toEqual({ needId: need, kind: "signup" });
    expect(submissionOf(`/help/${need}/withdraw`)).toEqual({ needId: need, kind: "withdrawal" });
    for (const path of [`/help/${need}/answer`, `/help/${need}`, "/join", `/x/help/${need}/signup`])
      expect(submissionOf(path)).toBeNull();
  });

  test("draws keys that the server takes, each another one", () => {
    const drawn = Array.from({ length: 200 }, drawKey);
    expect(drawn.every(isSubmissionKey)).toBe(true);
    expect(new Set(drawn).size).toBe(200);
  });
});

describe("what is kept", () => {
  const at = new Date("2026-11-22T12:00:00Z");
  const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
  const keptNeed = (id: string, days: number) => ({ id, until: later(days).toISOString() }) as KeptNeed;
  const kept = {
    ...{ owner: "session", at: at.toISOString(), clock: "2027-04-12T08:00:00.000Z" },
    needs: [keptNeed("soon", 2), keptNeed("long", 60)],
  } as Kept;

  test("goes need by need when its time has come, and all of it after a month", () => {
    const ids = (days: number) => stillKept(kept, later(days))?.needs.map(({ id }) => id) ?? null;
    expect(ids(1)).toEqual(["soon", "long"]);
    expect(ids(2)).toEqual(["long"]);
    expect(ids(29)).toEqual(["long"]);
    expect(ids(31)).toBeNull();
  });

  test("of an unknown form is nothing", () => {
    expect(stillKept(undefined, at)).toBeNull();
    expect(stillKept({ version: 9 } as unknown as Kept, at)).toBeNull();
  });

  test("is read by the product's clock", () => {
    expect(productNow(kept, later(1)).toISOString()).toBe("2027-04-13T08:00:00.000Z");
  });

  test("names the last needs looked at, each once", () => {
    expect(withSeen(["a", "b"], "b")).toEqual(["b", "a"]);
    expect(withSeen(Array.from({ length: seenAtMost }, String), "new")).toHaveLength(seenAtMost);
  });
});

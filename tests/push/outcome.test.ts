import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, outcomeOf, type Try } from "~/push/outcome";

const now = new Date("2026-11-28T12:00:00Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const first: Try = {
  attempt: 1,
  subscribedAt: inSeconds(-86_400),
  now,
  until: inSeconds(86_400),
  random: () => 0.5,
};

describe("the table of answers", () => {
  test.each([200, 201, 202, 204])("%i is delivered", (status) => {
    expect(outcomeOf({ status }, first)).toEqual({ kind: "delivered" });
  });

  test.each([404, 410])("%i ends the subscription", (status) => {
    expect(outcomeOf({ status }, first)).toEqual({ kind: "gone", reason: "gone" });
  });

  test.each([404, 410])("%i for one younger than ten minutes is tried once more", (status) => {
    const fresh = { ...first, subscribedAt: inSeconds(-599) };
    expect(outcomeOf({ status }, fresh)).toEqual({ kind: "retry", at: inSeconds(5), pauseOrigin: false });
    expect(outcomeOf({ status }, { ...fresh, attempt: 2 })).toEqual({ kind: "gone", reason: "gone" });
    expect(outcomeOf({ status }, { ...first, subscribedAt: inSeconds(-600) }).kind).toBe("gone");
  });

  test.each([
    [400, '{"reason":"VapidPkHashMismatch"}'],
    [403, '{"reason":"VapidPkHashMismatch"}'],
    [403, "the VAPID credentials in the authorization header do not correspond to the credentials used"],
  ])("%i %s: another key, gone", (status, body) => {
    expect(outcomeOf({ status, body }, first)).toEqual({ kind: "gone", reason: "key-mismatch" });
  });

  test.each<[number, string]>([
    [400, ""],
    [400, "do not correspond"],
    [401, "VapidPkHashMismatch"],
    [401, ""],
    [403, '{"reason":"BadJwtToken"}'],
    [413, ""],
    [405, ""],
    [301, ""],
    [418, ""],
  ])("%i %s is our fault and deletes nothing", (status, body) => {
    expect(outcomeOf({ status, body }, first).kind).toBe("our-fault");
  });

  test.each([429, 406, 503])("%i waits and pauses the origin", (status) => {
    const answer = { status, retryAfter: "30" };
    expect(outcomeOf(answer, first)).toEqual({ kind: "retry", at: inSeconds(30), pauseOrigin: true });
  });

  test.each<[Answer]>([
    [{ status: 500 }],
    [{ status: 502 }],
    [{ status: 504 }],
    [{ status: 408 }],
    [{ error: "timeout" }],
    [{ error: "network" }],
  ])("%j waits for this message alone", (answer) => {
    expect(outcomeOf(answer, first)).toEqual({ kind: "retry", at: inSeconds(5), pauseOrigin: false });
  });

  test.each<[Answer]>([[{ error: "endpoint", code: "host" }], [{ error: "message" }]])(
    "%j is our fault",
    (answer) => {
      expect(outcomeOf(answer, first).kind).toBe("our-fault");
    },
  );
});

describe("how long to wait", () => {
  const waits = (answer: Answer, tried: Partial<Try> = {}) => {
    const outcome = outcomeOf(answer, { ...first, ...tried });
    return outcome.kind === "retry" ? (outcome.at.getTime() - now.getTime()) / 1000 : outcome.kind;
  };

  test("Retry-After in seconds, as a date, or as nonsense", () => {
    expect(waits({ status: 429, retryAfter: "120" })).toBe(120);
    expect(waits({ status: 429, retryAfter: " 120 " })).toBe(120);
    expect(waits({ status: 503, retryAfter: inSeconds(90).toUTCString() })).toBe(90);
    expect(waits({ status: 503, retryAfter: inSeconds(-90).toUTCString() })).toBe(5);
    expect(waits({ status: 503, retryAfter: "soon" })).toBe(5);
    expect(waits({ status: 503, retryAfter: "-5" })).toBe(5);
  });

  test("the longer of Retry-After and back-off, fifteen minutes at most", () => {
    expect(waits({ status: 429, retryAfter: "1" }, { attempt: 5 })).toBe(80);
    expect(waits({ status: 429, retryAfter: "86400" })).toBe(900);
    expect(waits({ status: 429, retryAfter: "9".repeat(400) })).toBe(900);
  });

  test("five tries after the first, doubling with full jitter, then no more", () => {
    const longest = [1, 2, 3, 4, 5].map((attempt) => waits({ status: 500 }, { attempt, random: () => 1 }));
    expect(longest).toEqual([10, 20, 40, 80, 160]);
    expect(waits({ status: 500 }, { random: () => 0 })).toBe(0);
    expect(outcomeOf({ status: 500 }, { ...first, attempt: 6 })).toEqual({
      kind: "given-up",
      reason: "tries",
    });
  });

  test("never past the end of the need", () => {
    const tried = { ...first, until: inSeconds(30) };
    expect(outcomeOf({ status: 429, retryAfter: "29" }, tried).kind).toBe("retry");
    expect(outcomeOf({ status: 429, retryAfter: "30" }, tried)).toEqual({
      kind: "given-up",
      reason: "until",
    });
  });

  test("whatever is answered: an outcome, a wait within bounds, and only the listed answers delete", () => {
    const answer = fc.record({
      status: fc.integer({ min: 100, max: 599 }),
      body: fc.string(),
      retryAfter: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        answer,
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (it, attempt, random) => {
          const outcome = outcomeOf(it, { ...first, attempt, random: () => random });
          if (outcome.kind === "gone") expect([404, 410]).toContain(it.status);
          if (outcome.kind !== "retry") return;
          const wait = outcome.at.getTime() - now.getTime();
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(900_000);
        },
      ),
    );
  });
});

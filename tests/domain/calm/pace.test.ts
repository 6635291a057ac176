import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocal, toLocal } from "~/domain/berlin-time";
import { nextWave, type Run, wavesLeft } from "~/domain/calm/pace";
import { tierOf, widest } from "~/domain/calm/tiers";
import { isNight } from "~/domain/night";

const at = (text: string) => parseLocal(text) ?? new Date(Number.NaN);
const minutes = (from: Date, to: Date | null) => ((to?.getTime() ?? Number.NaN) - from.getTime()) / 60_000;
const now = at("2027-04-12T10:00");
const rung: Run = {
  wave: 1,
  lastWaveAt: now,
  startsAt: at("2027-04-19T10:00"),
  open: 3,
  urgent: false,
  nobodyLeft: false,
  stopped: false,
};
const next = (run: Partial<Run>, when = now) => nextWave({ ...rung, ...run }, when);

describe("the wait", () => {
  test("the first wave comes at once", () => {
    expect(next({ wave: 0, lastWaveAt: null })).toEqual({ at: now, why: "first" });
  });

  test("hours for next week, minutes for today", () => {
    expect(minutes(now, next({ startsAt: at("2027-04-17T10:00") }).at)).toBe(7.5 * 60);
    expect(minutes(now, next({ startsAt: at("2027-04-12T18:00") }).at)).toBe(30);
    expect(minutes(now, next({ startsAt: at("2027-04-12T11:00") }).at)).toBe(10);
    expect(minutes(now, next({ startsAt: at("2027-04-12T11:00"), urgent: true }).at)).toBe(5);
  });

  test("nights are not waited through: eight hours from the afternoon end the next day", () => {
    const afternoon = at("2027-04-12T18:00");
    const due = next({ lastWaveAt: afternoon, startsAt: at("2027-04-17T18:00") }, at("2027-04-12T22:00"));
    expect(due.why).toBe("night");
    expect(due.at && toLocal(due.at)).toBe("2027-04-13T13:00");
  });

  test("an urgent need waits at night as by day", () => {
    const late = at("2027-04-12T21:00");
    const due = next({ lastWaveAt: late, startsAt: at("2027-04-13T05:00"), urgent: true }, late);
    expect(minutes(late, due.at)).toBe(15);
  });

  test("after a standstill there is one wave, now", () => {
    const later = at("2027-04-16T11:00");
    expect(next({}, later)).toEqual({ at: later, why: "waiting-for-answers" });
  });

  test("who rang nobody widens at once", () => {
    expect(next({ rangNobody: true })).toEqual({ at: now, why: "widening" });
  });
});

test.each<[string, Partial<Run>, Date?]>([
  ["filled", { open: 0 }],
  ["stopped", { stopped: true }],
  ["nobody-left", { nobodyLeft: true }],
  ["enough-waves", { wave: 6 }],
  ["too-late", { startsAt: at("2027-04-12T10:20") }],
  ["too-late", { wave: 0, lastWaveAt: null, startsAt: at("2027-04-12T09:00") }],
])("no further wave: %s", (why, run, when) => {
  expect(next(run, when)).toEqual({ at: null, why });
});

test("never before now, and never at night unless urgent", () => {
  const instant = fc.date({ min: at("2027-01-01T00:00"), max: at("2027-12-01T00:00"), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, instant, fc.boolean(), (last, startsAt, when, urgent) => {
      const due = next({ lastWaveAt: last, startsAt, urgent }, when);
      if (!due.at) return;
      expect(due.at.getTime()).toBeGreaterThanOrEqual(when.getTime());
      expect(due.at.getTime()).toBeLessThan(startsAt.getTime());
      if (!urgent && due.at > when) expect(isNight(due.at)).toBe(false);
    }),
  );
});

test("plans for as many waves as still fit, three at most", () => {
  expect(wavesLeft({ ...rung, wave: 0 }, now)).toBe(3);
  expect(wavesLeft({ ...rung, startsAt: at("2027-04-12T10:42") }, now)).toBe(2);
  expect(wavesLeft({ ...rung, startsAt: at("2027-04-12T10:32") }, now)).toBe(1);
  expect(wavesLeft({ ...rung, wave: 5 }, now)).toBe(1);
});

describe("widening", () => {
  test("in order: all fits, less time, no interest, outside", () => {
    expect(tierOf({ interest: "ticked", time: "stated", outside: false })).toBe(0);
    expect(tierOf({ interest: "open", time: "any", outside: false })).toBe(0);
    expect(tierOf({ interest: "ticked", time: "partly", outside: false })).toBe(1);
    expect(tierOf({ interest: "not-ticked", time: "stated", outside: false })).toBe(2);
    expect(tierOf({ interest: "ticked", time: "stated", outside: true })).toBe(3);
  });

  test("a step with each wave; outside only for the urgent, who also start wider", () => {
    expect([1, 2, 3, 4, 5].map((wave) => widest(wave, false))).toEqual([0, 1, 2, 2, 2]);
    expect([1, 2, 3, 4].map((wave) => widest(wave, true))).toEqual([1, 2, 3, 3]);
    expect(widest(3, true, 1)).toBe(1);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReachCounts, reachPreview } from "~/domain/reach";

const none = () => 0;
const counts = (more: Partial<ReachCounts> = {}): ReachCounts => ({
  around: 40,
  withTime: 20,
  shifted: [],
  withoutSkill: [],
  withoutAge: null,
  ...more,
});

test("tells fives, and below five not even whether there is anybody", () => {
  expect(reachPreview(counts({ around: 17, withTime: 12 }), none)).toEqual({
    around: { about: 15 },
    withTime: { about: 10 },
    hints: [],
  });
  for (const withTime of [0, 1, 4]) {
    expect(reachPreview(counts({ around: 4, withTime }), none)).toMatchObject({
      around: { few: true },
      withTime: { few: true },
    });
  }
});

test("never says more have time than there are around", () => {
  const noise = (question: string) => (question === "around" ? -2 : 2);
  const { around, withTime } = reachPreview(counts({ around: 13, withTime: 13 }), noise);
  expect(around).toEqual(withTime);
});

describe("hints", () => {
  test("say what would reach clearly more, the most first, two at most", () => {
    const { hints } = reachPreview(
      counts({
        shifted: [
          { hours: -1, count: 24 },
          { hours: 1, count: 41 },
        ],
        withoutSkill: [{ skill: "driving-licence", count: 62 }],
        withoutAge: 33,
      }),
      none,
    );
    expect(hints).toEqual([
      { kind: "skill", skill: "driving-licence", about: 60 },
      { kind: "time", hours: 1, times: 2 },
    ]);
  });

  test("are silent about what hardly helps, and about a handful", () => {
    expect(reachPreview(counts({ withoutAge: 25 }), none).hints).toEqual([]);
    expect(reachPreview(counts({ around: 4, withTime: 1, withoutAge: 4 }), none).hints).toEqual([]);
    expect(reachPreview(counts({ around: 4, withTime: 1, withoutAge: 30 }), none).hints).toHaveLength(1);
  });
});

test("whatever is counted, what is told is a five within six of it", () => {
  const noise = fc.integer({ min: -2, max: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), noise, (withTime, by) => {
      const told = reachPreview(counts({ around: withTime, withTime }), () => by).withTime;
      const exact = "few" in told ? 0 : told.about;
      return exact % 5 === 0 && Math.abs(exact - withTime) <= 6;
    }),
  );
});

import { describe, expect, test } from "vitest";
import { credentialEnds, isLikelySeen, papersOf } from "~/domain/credentials";
import { insuranceHint } from "~/domain/insurance";
import { lands } from "~/domain/lands";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

// § 72a (5) SGB VIII: without delay when no engagement follows, otherwise some months after it ended.
describe("the note of a paper ends", () => {
  test.each([
    ["at once when no engagement follows", "2027-04-12", null, "2027-04-12"],
    ["at once when the engagement lay before", "2027-04-12", "2027-03-01", "2027-04-12"],
    ["three months after the last engagement", "2027-04-12", "2027-04-17", "2027-07-17"],
    ["on the last day of a shorter month", "2027-11-01", "2027-11-30", "2028-02-29"],
    ["also over the year", "2027-10-01", "2027-12-31", "2028-03-31"],
  ])("%s", (_, seenOn, engagedUntil, ends) => {
    const until = engagedUntil === null ? null : day(engagedUntil);
    expect(credentialEnds({ seenOn: day(seenOn), engagedUntil: until })).toEqual(day(ends));
  });
});

test("a paper was seen today or before, not tomorrow and not in another life", () => {
  const today = day("2027-04-12");
  expect(isLikelySeen(today, today)).toBe(true);
  expect(isLikelySeen(day("2027-04-13"), today)).toBe(false);
  expect(isLikelySeen(day("1999-04-13"), today)).toBe(false);
});

test("a need names the papers it asks for", () => {
  const none = { needsBackgroundCheck: false, needsFirstAid: false, licenceClass: "" };
  expect(papersOf(none)).toEqual([]);
  expect(papersOf({ needsBackgroundCheck: true, needsFirstAid: true, licenceClass: "BE" })).toEqual([
    { kind: "background-check", detail: "" },
    { kind: "first-aid", detail: "" },
    { kind: "driving-licence", detail: "BE" },
  ]);
});

test("a Land's insurance is told with its source or not at all", () => {
  for (const land of lands) {
    const hint = insuranceHint(land);
    if (hint) expect(hint.source).toMatch(/^[a-z0-9.-]+\.(de|com)(\/[\w/.-]*)?$/);
  }
  expect(insuranceHint("BB")?.land).toBe("BB");
  expect(insuranceHint("XX")).toBeNull();
  expect(insuranceHint(null)).toBeNull();
});

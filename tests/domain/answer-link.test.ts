import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLinkValid, linkBytes, linkOf, offeredShift } from "~/domain/answer-link";
import { parseLocal } from "~/domain/berlin-time";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const now = at("2027-04-12T10:00");
const shift = (id: string, day: string, more: { taken?: number; flexible?: boolean } = {}) => ({
  id,
  start: at(`${day}T14:00`),
  end: at(`${day}T18:00`),
  places: 2,
  taken: 0,
  flexible: false,
  ...more,
});
const saturday = shift("sat", "2027-04-17");
const sunday = shift("sun", "2027-04-18");
const nobody = { free: [], own: [] };

describe("a link names the earliest shift", () => {
  test("that is still to come and has a place", () => {
    expect(offeredShift([sunday, saturday], nobody, now)?.id).toBe("sat");
    expect(offeredShift([{ ...saturday, taken: 2 }, sunday], nobody, now)?.id).toBe("sun");
    expect(offeredShift([saturday, sunday], nobody, saturday.start)?.id).toBe("sun");
    expect(offeredShift([{ ...saturday, taken: 2 }], nobody, now)).toBeNull();
  });

  test("that suits the stated free times, or the earliest when none does", () => {
    expect(offeredShift([saturday, sunday], { ...nobody, free: ["sun-afternoon"] }, now)?.id).toBe("sun");
    expect(offeredShift([saturday, sunday], { ...nobody, free: ["mon-evening"] }, now)?.id).toBe("sat");
  });

  test("beside other promises, unless there is none", () => {
    const own = [
      { shiftId: "x", start: at("2027-04-17T17:00"), end: at("2027-04-17T20:00"), flexible: false },
    ];
    expect(offeredShift([saturday, sunday], { free: [], own }, now)?.id).toBe("sun");
    expect(offeredShift([saturday], { free: [], own }, now)?.id).toBe("sat");
    const loose = own.map((one) => ({ ...one, flexible: true }));
    expect(offeredShift([saturday, sunday], { free: [], own: loose }, now)?.id).toBe("sat");
  });
});

test("valid until the start as it stands now", () => {
  expect(isLinkValid(saturday, new Date(saturday.start.getTime() - 1))).toBe(true);
  expect(isLinkValid(saturday, saturday.start)).toBe(false);
  expect(isLinkValid(null, now)).toBe(false);
});

test("three ids are 48 bytes, and come back", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (residentId, helpRequestId, shiftId) => {
      const link = { residentId, helpRequestId, shiftId };
      expect(linkBytes(link)).toHaveLength(48);
      expect(linkOf(linkBytes(link))).toEqual(link);
    }),
  );
  expect(() => linkBytes({ residentId: "x", helpRequestId: "y", shiftId: "z" })).toThrow(RangeError);
});

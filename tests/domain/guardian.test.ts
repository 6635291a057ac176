import { describe, expect, test } from "vitest";
import { bornOfAge, isMinor, mayHelp } from "~/domain/age";
import { parseLocal } from "~/domain/berlin-time";
import { parseConsentForm, parseGuardianForm, parseNewcomer } from "~/domain/forms/guardian-form";
import { consentState, youthRules } from "~/domain/guardian";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const day = at("2027-04-17T14:00");
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

test("ages are the ones certainly reached", () => {
  expect([2008, 2009, null].map((year) => isMinor(year, day))).toEqual([false, true, false]);
  expect([2010, 2011, null].map((year) => mayHelp(year, false, day))).toEqual([true, false, true]);
  expect(mayHelp(2019, true, day)).toBe(true);
  expect(isMinor(bornOfAge(day), day)).toBe(false);
  expect(isMinor(bornOfAge(day) + 1, day)).toBe(true);
});

describe("the form", () => {
  test("wants a name, and mail or phone", () => {
    const asked = parseGuardianForm(
      form({ guardianName: "Petra Krause", guardianEmail: "Petra@Krause.example" }),
    );
    expect(asked).toEqual({
      ok: true,
      value: { name: "Petra Krause", email: "petra@krause.example", phone: null },
    });
    expect(parseGuardianForm(form({ guardianName: "Petra", guardianPhone: "03535 1234" }))).toMatchObject({
      ok: true,
      value: { email: null, phone: "03535 1234" },
    });
    expect(parseGuardianForm(form({}))).toMatchObject({
      errors: { guardianName: "required", guardianEmail: "mail-or-phone" },
    });
    expect(parseGuardianForm(form({ guardianName: "Petra", guardianPhone: "ruf an" }))).toMatchObject({
      errors: { guardianPhone: "phone" },
      values: { guardianPhone: "ruf an" },
    });
  });

  test("of somebody nobody knows wants name and year, too", () => {
    expect(parseNewcomer(form({ name: "Mia", birthYear: "2013" }), day)).toEqual({
      ok: true,
      name: "Mia",
      birthYear: 2013,
    });
    expect(parseNewcomer(form({ name: "Mia" }), day)).toEqual({
      ok: false,
      errors: { birthYear: "required" },
    });
  });

  test("of the guardian takes a number or none", () => {
    expect(parseConsentForm(form({}))).toEqual({ ok: true, phone: null });
    expect(parseConsentForm(form({ phone: "03535 1" }))).toMatchObject({ ok: true });
    expect(parseConsentForm(form({ phone: "<script>" }))).toEqual({ ok: false });
  });
});

test("how it stands", () => {
  expect(consentState(null)).toBe("none");
  // A number left at sixteen asks nobody.
  expect(consentState({ name: "", consentedAt: null })).toBe("none");
  expect(consentState({ name: "Petra", consentedAt: null })).toBe("asked");
  expect(consentState({ name: "Petra", consentedAt: day })).toBe("given");
});

test.each([
  ["a festival at noon", "celebration", "2027-04-17T12:00", "2027-04-17T14:00", false, true],
  ["until ten in the evening", "setup", "2027-04-17T18:00", "2027-04-17T22:00", false, false],
  ["a minute longer", "setup", "2027-04-17T18:00", "2027-04-17T22:01", false, true],
  ["over midnight", "setup", "2027-04-17T21:00", "2027-04-18T01:00", false, true],
  ["before six", "setup", "2027-04-17T05:59", "2027-04-17T08:00", false, true],
  ["from six on", "setup", "2027-04-17T06:00", "2027-04-17T08:00", false, false],
  ["some time within days", "setup", "2027-04-17T00:00", "2027-04-24T00:00", true, false],
])("the rules for young people: %s", (_, category, start, end, flexible, expected) => {
  expect(youthRules({ category, shifts: [{ start: at(start), end: at(end), flexible }] })).toBe(expected);
});

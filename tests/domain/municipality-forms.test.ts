import { describe, expect, test } from "vitest";
import { parseMunicipalityForm } from "~/domain/forms/municipality-form";
import { parseNewMunicipality } from "~/domain/forms/new-municipality-form";
import { lastAdministrator } from "~/domain/forms/staff-form";
import { landOfAgs } from "~/domain/lands";
import { isSlug, slugOf } from "~/domain/slug";

const founding = {
  name: "Herzberg (Elster)",
  ags: "12 0 62 224",
  administratorName: "Birgit Sommer",
  administratorEmail: "Birgit.Sommer@Herzberg.example",
};

describe("a new municipality", () => {
  test("is read with its key in digits", () => {
    const parsed = parseNewMunicipality(new URLSearchParams(founding));
    expect(parsed).toMatchObject({
      ok: true,
      value: { ags: "12062224", point: null, administratorEmail: "birgit.sommer@herzberg.example" },
    });
    expect(landOfAgs("12062224")).toBe("BB");
  });

  test.each(["", "1206222", "120622240", "17062224", "00062224", "1206222a"])(
    "is refused with the key %j",
    (ags) => {
      const parsed = parseNewMunicipality(new URLSearchParams({ ...founding, ags }));
      expect(parsed).toMatchObject({ ok: false, errors: { ags: ags === "" ? "required" : "ags" } });
      if (!parsed.ok) expect(parsed.values.name).toBe("Herzberg (Elster)");
    },
  );
});

describe("what a municipality says about itself", () => {
  const read = (fields: Record<string, string>) =>
    parseMunicipalityForm(new URLSearchParams({ name: "Herzberg", ...fields }));

  test("only the name must be there", () => {
    expect(read({})).toMatchObject({ ok: true, value: { accent: null, hostName: null, land: null } });
    expect(read({ name: " " })).toMatchObject({ ok: false, errors: { name: "required" } });
  });

  test("an accent that does not read is refused", () => {
    expect(read({ accent: "#1E5B3F" })).toMatchObject({ ok: true, value: { accent: "#1e5b3f" } });
    expect(read({ accent: "#ffcc00" })).toMatchObject({ ok: false, errors: { accent: "accent" } });
  });

  test.each([
    ["Anpacken.Herzberg.de", "anpacken.herzberg.de"],
    ["https://anpacken.herzberg.de/", "anpacken.herzberg.de"],
  ])("the host name %j is %j", (typed, hostName) => {
    expect(read({ hostName: typed })).toMatchObject({ ok: true, value: { hostName } });
  });

  test.each(["localhost", "127.0.0.1", "a.b:80", "a..de", "-a.de", "a.de/x", "user@a.de"])(
    "%j is no host name",
    (hostName) => expect(read({ hostName })).toMatchObject({ ok: false, errors: { hostName: "host-name" } }),
  );
});

test("somebody always administers", () => {
  const one = { id: "1", role: "administrator" as const };
  const other = { id: "2", role: "administrator" as const };
  const staff = { id: "3", role: "staff" as const };
  expect(lastAdministrator([one, staff], "1", null)).toBe(true);
  expect(lastAdministrator([one, staff], "1", "staff")).toBe(true);
  expect(lastAdministrator([one, staff], "1", "administrator")).toBe(false);
  expect(lastAdministrator([one, staff], "3", null)).toBe(false);
  expect(lastAdministrator([one, other], "1", null)).toBe(false);
});

test("a name becomes an address", () => {
  expect(slugOf("Herzberg (Elster)")).toBe("herzberg-elster");
  expect(slugOf("Übigau-Wahrenbrück")).toBe("uebigau-wahrenbrueck");
  expect(slugOf("عربي")).toBe("gemeinde");
  for (const slug of ["herzberg-elster", "a", slugOf("x".repeat(200))]) expect(isSlug(slug)).toBe(true);
  for (const text of ["", "-a", "a-", "A", "a/b", "a".repeat(200), undefined])
    expect(isSlug(text)).toBe(false);
});

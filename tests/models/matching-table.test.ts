import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { categories } from "~/domain/categories";
import { slots } from "~/domain/free-times";
import { skills } from "~/domain/skills";
import { db } from "~/models/db.server";
import { erase } from "~/models/erase.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { addPlace, join, type Profile, pause, removePlace } from "~/models/resident.server";
import { signUp } from "~/models/signup.server";
import {
  herzberg,
  later,
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  profile,
  team,
  type Village,
} from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

test("after whatever residents do, the table is what a rebuild from its sources writes", {
  timeout: 120_000,
}, async () => {
  let rows = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 12, maxLength: 30 }), async (steps) => {
      await village.clear();
      const posted = await need(await team(), { shifts: [{ ...firstOfMay, places: 400 }] });
      for (const step of steps) await apply(step, posted);
      const written = await tableRows();
      expect(await rebuildMatching()).toBe(written.length);
      expect(written).toEqual(await tableRows());
      rows += written.length;
    }),
    { seed: 20_270_412, numRuns: 12, endOnFailure: true },
  );
  expect(rows).toBeGreaterThan(30);
});

test("edits of one resident at once leave no row behind and no row out", async () => {
  await village.clear();
  const { personId } = await join(null, profile());
  const place = { label: "Arbeit", point: herzberg, radiusKm: 3 };
  await Promise.all([
    ...Array.from({ length: 8 }, () => addPlace(personId, place)),
    ...Array.from({ length: 8 }, (_, index) => pause(personId, later(monday, index))),
    ...Array.from({ length: 8 }, (_, index) => join(personId, profile({ birthYear: 1990 + index }))),
  ]);
  const written = await tableRows();
  expect(written).toHaveLength(5);
  await rebuildMatching();
  expect(await tableRows()).toEqual(written);
});

const firstOfMay = { start: new Date("2027-05-01T12:00:00Z"), end: new Date("2027-05-01T16:00:00Z") };

type Place = Profile["place"];
type Edit =
  | { do: "join"; profile: Profile }
  | { do: "edit"; who: number; profile: Profile }
  | { do: "addPlace"; who: number; place: Place }
  | { do: "removePlace"; who: number; which: number }
  | { do: "pause"; who: number; hours: number | null }
  | { do: "signUp"; who: number; birthYear: number }
  | { do: "becomeResident"; profile: Profile }
  | { do: "leave"; who: number };

async function apply(edit: Edit, posted: PostedNeed): Promise<void> {
  const residents = await db().resident.findMany({ orderBy: { createdAt: "asc" } });
  const who = "who" in edit ? residents[edit.who % Math.max(1, residents.length)]?.personId : undefined;
  if (edit.do === "join") await join(null, edit.profile);
  else if (edit.do === "becomeResident") await join(await person(), edit.profile);
  else if (!who) return;
  else if (edit.do === "edit") await join(who, edit.profile);
  else if (edit.do === "addPlace") await addPlace(who, edit.place);
  else if (edit.do === "pause") await pause(who, edit.hours === null ? null : later(monday, edit.hours));
  else if (edit.do === "leave") await erase(who, monday);
  else if (edit.do === "signUp") {
    const { birthYear } = edit;
    const asked = { shiftId: posted.shiftIds[0] ?? "", people: 1, phone: null, birthYear, personId: who };
    await signUp(posted.id, asked, monday);
  } else {
    const places = await db().place.findMany({ where: { residentId: who }, orderBy: { id: "asc" } });
    const place = places[edit.which % Math.max(1, places.length)];
    if (place) await removePlace(who, place.id);
  }
}

async function tableRows(): Promise<unknown[]> {
  return db().matching.findMany({ orderBy: { placeId: "asc" } });
}

const places: fc.Arbitrary<Place> = fc.record({
  label: fc.constantFrom("Zuhause", "Arbeit", "Eltern"),
  point: fc.record({
    lat: fc.double({ min: 47.5, max: 54.9, noNaN: true }),
    lon: fc.double({ min: 6, max: 14.9, noNaN: true }),
  }),
  radiusKm: fc.integer({ min: 1, max: 50 }),
});

const profiles: fc.Arbitrary<Profile> = fc.record({
  name: fc.constant("Jana Krause"),
  locale: fc.constantFrom("de", "en"),
  email: fc.constantFrom(null, "jana@example.org"),
  phone: fc.constantFrom(null, "03535 77"),
  birthYear: fc.oneof(fc.constant(null), fc.integer({ min: 1930, max: 2010 })),
  interests: fc.subarray([...categories]),
  skills: fc.subarray([...skills]),
  free: fc.subarray([...slots]),
  place: places,
});

const who = fc.nat({ max: 20 });
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("join" as const), profile: profiles }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("edit" as const), who, profile: profiles }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("addPlace" as const), who, place: places }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("removePlace" as const), who, which: fc.nat({ max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("pause" as const),
      who,
      hours: fc.oneof(fc.constant(null), fc.integer({ min: -5, max: 500 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("signUp" as const),
      who,
      birthYear: fc.integer({ min: 1940, max: 2005 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("becomeResident" as const), profile: profiles }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), who }) },
);

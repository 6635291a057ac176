import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signIn, viewerOf } from "~/auth/session.server";
import { type FinderData, pageSize } from "~/components/finder-data";
import { cellCentre } from "~/domain/place";
import { db, transaction } from "~/models/db.server";
import { signUp } from "~/models/signup.server";
import { loader } from "~/routes/needs";
import { joinPage } from "~/routes/resident/join-form.server";
import {
  clockAt,
  herzberg,
  later,
  monday,
  need,
  openVillage,
  person,
  resident,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let ours: Team;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
  ours = await team("Heimatverein");
});
afterAll(() => village.close());

async function find(query = "", cookie = ""): Promise<FinderData> {
  const request = new Request(`http://localhost:3000/needs.json?${query}`, { headers: { Cookie: cookie } });
  const response = await loader({ request, params: {}, context: {} });
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  return response.json();
}

async function signedIn(personId: string): Promise<string> {
  const cookie = await transaction((tx) =>
    signIn(new Request("http://localhost:3000"), personId, "join", tx),
  );
  return cookie.split(";")[0] ?? "";
}

/** So many more of the same need, around and to the north of it. */
async function copies(id: string, many: number): Promise<void> {
  await db().$executeRaw`
    insert into "HelpRequest" (id, "associationId", "authorId", status, title, category, lat, lon, "endsAt")
    select gen_random_uuid(), "associationId", "authorId", 'open', 'Nr ' || nr, 'nature',
           lat + (nr % 20) * 0.02, lon + (nr / 20) * 0.03, "endsAt"
      from "HelpRequest", generate_series(1, ${many}::int) nr where id = ${id}::uuid`;
  await db().$executeRaw`
    insert into "Shift" (id, "helpRequestId", start, "end", places)
    select gen_random_uuid(), h.id, s.start, s."end", 2 from "HelpRequest" h, "Shift" s
     where s."helpRequestId" = ${id}::uuid and h.id <> ${id}::uuid`;
}

const titles = ({ items }: FinderData) => items.map((item) => item.need.title);
const north = (km: number) => ({ lat: herzberg.lat + km / 111.195, lon: herzberg.lon });
const shift = (hours: number, places = 3) => [
  { start: later(monday, hours), end: later(monday, hours + 2), places },
];

describe("map and list", () => {
  test("show the same needs in the same order, filled ones last", async () => {
    await need(ours, { title: "soon", shifts: shift(5) });
    await need(ours, { title: "late", shifts: shift(50), point: north(3) });
    await need(ours, { title: "home", shifts: shift(30), placeKind: "none", placeName: "", point: null });
    const full = await need(ours, { title: "full", shifts: shift(3, 1) });
    const kim = await person();
    const [shiftId = ""] = full.shiftIds;
    await signUp(full.id, { personId: kim, shiftId, people: 1, phone: null, birthYear: null }, monday);
    const finder = await find();
    expect(titles(finder)).toEqual(["soon", "home", "late", "full"]);
    expect(finder.points?.map((point) => [point.title, point.placesLeft])).toEqual([
      ["soon", 3],
      ["late", 3],
      ["full", 0],
    ]);
    expect(finder).toMatchObject({ count: 4, open: 3, total: 3, page: 1, pages: 1, marks: null, widen: [] });
    expect(finder.points?.[0]?.when).toBe("heute · 15–17 Uhr");
    expect(await find("view=list")).toMatchObject({ points: null, marks: null, count: 4 });
  });

  test("a part of the map filters the list, while the points stay for the next pan", async () => {
    await need(ours, { title: "here" });
    await need(ours, { title: "there", point: north(20) });
    const { lat, lon } = herzberg;
    const finder = await find(`bbox=${lon - 0.1},${lat - 0.1},${lon + 0.1},${lat + 0.1}`);
    expect(titles(finder)).toEqual(["here"]);
    expect(finder.points).toHaveLength(2);
    expect(finder.map.centre.lat).toBeCloseTo(lat, 2);
    expect(finder.map.zoom).toBeGreaterThan(9);
  });

  test("the last page is the last, whatever is asked for", async () => {
    const { id } = await need(ours);
    await copies(id, pageSize);
    expect(await find()).toMatchObject({ count: pageSize + 1, page: 1, pages: 2 });
    const last = await find("page=2");
    expect(last.items).toHaveLength(1);
    for (const page of ["3", "99999999999", "Infinity"])
      expect(titles(await find(`page=${page}`))).toEqual(titles(last));
    for (const page of ["0", "-1", "x", "1.9"]) expect((await find(`page=${page}`)).page).toBe(1);
  });

  test("an empty list says what to drop, and where to be told", async () => {
    await need(ours, { title: "far", point: north(30), category: "nature" });
    const finder = await find("place=Herzberg%20(Elster)&km=5&category=nature");
    expect(finder).toMatchObject({ count: 0, total: 1, widen: [{ drop: "km", count: 1 }] });
    expect(finder.facets.km.at(-1)).toEqual({ km: 50, count: 1 });
    const wish = new URL(finder.wish ?? "", "http://localhost:3000");
    expect(wish.pathname).toBe("/join");
    const form = await joinPage(null, wish.searchParams);
    expect(form.values).toEqual({ place: "Herzberg (Elster)", radiusKm: "5", interests: ["nature"] });
  });

  test("a visitor's link with what only residents have shows everything", async () => {
    await need(ours);
    const finder = await find("when=own&fits=on");
    expect(finder).toMatchObject({ count: 1, filter: { when: null, fits: false } });
  });

  test("nobody learns more of a private need than its cell", async () => {
    await need(ours, { placeKind: "private", placeName: "Bergstraße 5" });
    const finder = await find();
    expect(JSON.stringify(finder)).not.toMatch(/Bergstraße|03535|Ines/);
    expect(finder.points?.[0]).toMatchObject({ ...cellCentre(herzberg), exact: false });
  });

  test("what is shown at a municipality is its own and what it agreed to", async () => {
    await need(ours, { title: "ours" });
    await db().municipality.create({
      data: { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 },
    });
    expect(titles(await find("of=herzberg-elster"))).toEqual(["ours"]);
    expect(titles(await find("of=schlieben"))).toEqual([]);
    expect(titles(await find())).toEqual(["ours"]);
    await expect(find("of=nowhere")).rejects.toMatchObject({ status: 404 });
  });
});

describe("a resident", () => {
  test("sees first what fits, with the reasons, and the own free times; their team's needs never fit", async () => {
    await need(ours, { title: "near", category: "sport" });
    await need(ours, { title: "fits", category: "nature", point: north(6), shifts: shift(30) });
    const jana = await resident({ interests: ["nature"], free: ["tue-afternoon", "tue-midday"] });
    const cookie = await signedIn(jana);
    const finder = await find("", cookie);
    expect(titles(finder)).toEqual(["fits", "near"]);
    expect(finder.items.map((item) => item.reasons !== null)).toEqual([true, false]);
    expect(finder.items[0]?.distance).toBeCloseTo(6000, -3);
    expect(titles(await find("fits=on", cookie))).toEqual(["fits"]);
    expect(titles(await find("when=own", cookie))).toEqual(["fits"]);
    await db().membership.create({ data: { personId: jana, associationId: ours.associationId } });
    expect((await find("fits=on", cookie)).count).toBe(0);
    expect((await find("", cookie)).wish).toBeNull();
    expect((await find("category=sport&km=20", cookie)).wish).toBe(
      "/join?radiusKm=20&interests=nature&interests=sport",
    );
  });

  test("reads the own signup at once, and pausing changes what fits", async () => {
    const { id, shiftIds } = await need(ours, { shifts: shift(30) });
    const jana = await resident();
    const cookie = await signedIn(jana);
    expect((await find("", cookie)).items[0]?.reasons).not.toBeNull();
    const [shiftId = ""] = shiftIds;
    await signUp(id, { personId: jana, shiftId, people: 1, phone: null, birthYear: null }, monday);
    expect((await find("", cookie)).points?.[0]?.placesLeft).toBe(2);
    await db().resident.update({ where: { personId: jana }, data: { pausedUntil: later(monday, 1000) } });
    expect((await find("", cookie)).items[0]?.reasons).toBeNull();
  });

  test("somebody else's link cannot say where they live", async () => {
    const jana = await resident({ interests: ["nature"] });
    const cookie = await signedIn(jana);
    const known = await viewerOf(new Request("http://localhost:3000", { headers: { Cookie: cookie } }));
    const form = await joinPage(
      known,
      new URLSearchParams("place=Berlin&lat=52&lon=13&radiusKm=20&interests=youth"),
    );
    expect(form.values).toMatchObject({ radiusKm: "20", interests: ["youth"], name: "Jana Krause" });
    expect(form.values.place).toMatch(/Herzberg/);
    expect(form.values).not.toHaveProperty("lat");
  });
});

test("of more than 300 the map gets at most 150 marks, which follow every change", async () => {
  const { id, shiftIds } = await need(ours, { title: "first", shifts: shift(5) });
  const [shiftId = ""] = shiftIds;
  await copies(id, 400);
  const bbox = "bbox=13.2,51.6,13.9,52.2";
  for (const zoom of [7, 10, 14, 18]) {
    const finder = await find(`${bbox}&zoom=${zoom}`);
    expect(finder.points).toBeNull();
    expect(finder.marks?.length).toBeLessThanOrEqual(150);
    const needs = finder.marks?.reduce((sum, mark) => sum + (mark.kind === "need" ? 1 : mark.count), 0);
    expect(needs).toBe(401);
  }
  const alone = async () => {
    const near = `bbox=${herzberg.lon - 0.004},${herzberg.lat - 0.004},${herzberg.lon + 0.004},${herzberg.lat + 0.004}`;
    const marks = (await find(`${near}&zoom=15`)).marks ?? [];
    return marks.map((mark) =>
      mark.kind === "need" ? [mark.need.title, mark.need.placesLeft, mark.need.when] : mark.count,
    );
  };
  expect(await alone()).toEqual([["first", 3, "heute · 15–17 Uhr"]]);
  const jana = await resident();
  await signUp(id, { personId: jana, shiftId, people: 1, phone: null, birthYear: null }, monday);
  expect(await alone()).toEqual([["first", 2, "heute · 15–17 Uhr"]]);
  await db().helpRequest.update({ where: { id }, data: { title: "renamed" } });
  expect(await alone()).toEqual([["renamed", 2, "heute · 15–17 Uhr"]]);
  await db().helpRequest.update({ where: { id }, data: { lat: 53 } });
  expect(await alone()).toEqual([]);
});

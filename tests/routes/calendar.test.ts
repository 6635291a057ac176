import type { LoaderFunctionArgs } from "@remix-run/node";
import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endFeed, makeFeed } from "~/models/calendar-feed.server";
import { db } from "~/models/db.server";
import { change } from "~/models/help-request.server";
import { cancel, close } from "~/models/help-request-status.server";
import { signUp } from "~/models/signup.server";
import { withdraw } from "~/models/withdraw.server";
import { loader as associationFeed } from "~/routes/calendar/association";
import { loader as categoryFeed } from "~/routes/calendar/category";
import { loader as municipalityFeed } from "~/routes/calendar/municipality";
import { loader as ownFeed } from "~/routes/calendar/own";
import { loader as needCalendar } from "~/routes/help/calendar";
import {
  at,
  clockAt,
  later,
  monday,
  need,
  needInput,
  openVillage,
  type PostedNeed,
  resident,
  saturday,
  type Team,
  team,
  type Village,
} from "../support/village";

const sunday = { start: at("2027-04-18T09:00"), end: at("2027-04-18T12:00") };
const both = { shifts: [saturday, sunday] };

let village: Village;
let ours: Team;
beforeAll(async () => {
  village = await openVillage({ BASE_URL: "https://anpacken.example" });
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
  ours = await team();
});
afterAll(() => village.close());

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

async function fetched(
  loader: Loader,
  params: Record<string, string>,
  url = "/",
  headers = {},
): Promise<Response> {
  const request = new Request(new URL(url, "https://anpacken.example"), { headers });
  const answer = await loader({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}

async function read(answer: Response) {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const of = (name: string) => component.getFirstPropertyValue(name)?.toString() ?? null;
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: of("status"),
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
      transp: of("transp"),
      geo: of("geo"),
      contact: of("contact"),
      stamp: of("dtstamp"),
      lang: component.getFirstProperty("summary")?.getParameter("language"),
    };
  });
}

const eventsOf = async ({ id }: PostedNeed, query = "") =>
  read(await fetched(needCalendar, { id }, `/${query}`));
const uid = (shiftId: string | undefined) => `${shiftId}@anpacken.example`;
const by = () => ({ associationId: ours.associationId, personId: ours.ownerId });

async function changed(posted: PostedNeed, more: Parameters<typeof needInput>[0], now = later(monday, 1)) {
  const shifts = (more?.shifts ?? both.shifts).map((shift, index) => ({
    id: posted.shiftIds[index],
    ...shift,
  }));
  const written = await change(posted.id, by(), needInput({ ...more, shifts }), now);
  expect(written.ok).toBe(true);
}

describe("the calendar of a need", () => {
  test("has one event for each shift, or the one asked for", async () => {
    const posted = await need(ours, both);
    const events = await eventsOf(posted);
    expect(events.map(({ uid }) => uid)).toEqual(posted.shiftIds.map(uid));
    expect(events.map(({ start, end }) => ({ start, end }))).toEqual([saturday, sunday]);
    expect(events[0]).toMatchObject({
      ...{ sequence: 0, status: "CONFIRMED", transp: "TRANSPARENT", lang: "de", contact: null },
      ...{ summary: "Kuchenbuffet beim Dorffest", location: "Festplatz" },
    });
    expect(events[0]?.description).toContain("Noch 3 Plätze frei.");
    expect(events[0]?.description).toContain(`https://anpacken.example/help/${posted.id}`);
    const one = await eventsOf(posted, `?shift=${posted.shiftIds[1]}`);
    expect(one.map(({ uid }) => uid)).toEqual([uid(posted.shiftIds[1])]);
    expect((await fetched(needCalendar, { id: posted.id }, "/?shift=unknown")).status).toBe(404);
  });

  test("speaks the language of its address, and says what the title is written in", async () => {
    const posted = await need(ours, { lang: "uk", title: "Допомога" });
    const [event] = await eventsOf(posted, "?lang=en");
    expect(event).toMatchObject({ summary: "Допомога", lang: "uk" });
    expect(event?.description).toContain("3 places left.");
  });

  test("follows a change of time, place or title under the same name, one step up each", async () => {
    const posted = await need(ours, both);
    const moved = { start: later(saturday.start, 1), end: later(saturday.end, 1) };
    await changed(posted, { shifts: [moved, sunday] });
    const events = await eventsOf(posted);
    expect(events.map(({ uid, sequence }) => [uid, sequence])).toEqual(
      posted.shiftIds.map((id) => [uid(id), 1]),
    );
    expect(events[0]?.start).toEqual(moved.start);
    expect(events[0]?.stamp).toBe("2027-04-12T09:00:00Z");
    await changed(posted, { shifts: [moved, sunday], title: "Kuchen und Kaffee" });
    await changed(posted, { shifts: [moved, sunday], title: "Kuchen und Kaffee", placeName: "Turnhalle" });
    expect((await eventsOf(posted))[0]).toMatchObject({
      sequence: 3,
      summary: "Kuchen und Kaffee",
      location: "Turnhalle",
    });
  });

  test("stays where it is when only text or number of places change", async () => {
    const posted = await need(ours, both);
    await changed(posted, { text: "Ganz anders." });
    await changed(posted, { shifts: [{ ...saturday, places: 9 }, sunday] });
    expect((await eventsOf(posted)).map(({ sequence }) => sequence)).toEqual([0, 0]);
  });

  test("says that a shift taken out is off until a week after it would have ended", async () => {
    const posted = await need(ours, both);
    await changed(posted, { shifts: [saturday] });
    const states = async () =>
      (await eventsOf(posted)).map(({ uid, status, sequence }) => [uid, status, sequence]);
    expect(await states()).toEqual([
      [uid(posted.shiftIds[0]), "CONFIRMED", 1],
      [uid(posted.shiftIds[1]), "CANCELLED", 1],
    ]);
    const [, off] = await eventsOf(posted);
    expect(off?.summary).toBe("Abgesagt: Kuchenbuffet beim Dorffest");
    clockAt(later(sunday.end, 7 * 24 - 1));
    expect(await states()).toHaveLength(2);
    clockAt(later(sunday.end, 7 * 24 + 1));
    expect(await states()).toHaveLength(1);
  });

  test("a shift taken out of a draft was in nobody's calendar", async () => {
    const posted = await need(ours, { ...both, intent: "draft" });
    await changed(posted, { shifts: [saturday], intent: "draft" });
    await changed(posted, { shifts: [saturday], intent: "publish" });
    expect((await eventsOf(posted)).map(({ status, sequence }) => [status, sequence])).toEqual([
      ["CONFIRMED", 0],
    ]);
  });

  test("says that a need is called off, and why", async () => {
    const posted = await need(ours, both);
    await cancel(posted.id, ours.associationId, "weather", later(monday, 2));
    const events = await eventsOf(posted);
    expect(events.map(({ uid, status, sequence }) => [uid, status, sequence])).toEqual(
      posted.shiftIds.map((id) => [uid(id), "CANCELLED", 1]),
    );
    expect(events[0]?.description).toMatch(/Der Aufruf ist abgesagt: .*Wetter/);
    expect(events[0]?.stamp).toBe("2027-04-12T10:00:00Z");
  });

  test("by arrangement is tentative; enough found takes place all the same", async () => {
    const week = { start: at("2027-04-19T00:00"), end: at("2027-04-26T00:00"), flexible: true };
    const posted = await need(ours, { shifts: [saturday, week] });
    await close(posted.id, ours.associationId, monday);
    expect((await eventsOf(posted)).map(({ status }) => status)).toEqual(["CONFIRMED", "TENTATIVE"]);
    expect((await eventsOf(posted))[0]?.description).toContain("Es haben sich genug gefunden.");
  });

  test("of somebody's home tells the village and the cell, never the address, name or number", async () => {
    const exact = { lat: 51.690001, lon: 13.240001 };
    const posted = await need(ours, {
      ...{ placeKind: "private", placeName: "Nordpromenade 7", point: exact },
      ...{ contactName: "Renate Pohl", meetingPoint: "Hintereingang" },
    });
    const answer = await fetched(needCalendar, { id: posted.id });
    const text = (await answer.text()).replace(/\r\n /g, "");
    for (const secret of ["Nordpromenade", "Renate", "1234", "Hintereingang", "51.690001", "13.240001"])
      expect(text, secret).not.toContain(secret);
    expect((await eventsOf(posted))[0]?.location).toMatch(/^Raum \p{L}/u);
  });

  test("is not there for a draft, after a report, or while its association is on hold", async () => {
    const draft = await need(ours, { intent: "draft" });
    const hidden = await need(ours);
    const halted = await need(ours);
    await db().helpRequest.update({ where: { id: hidden.id }, data: { hiddenAt: monday } });
    for (const { id } of [draft, hidden]) expect((await fetched(needCalendar, { id })).status).toBe(404);
    expect((await fetched(needCalendar, { id: halted.id })).status).toBe(200);
    await db().association.update({ where: { id: ours.associationId }, data: { status: "suspended" } });
    expect((await fetched(needCalendar, { id: halted.id })).status).toBe(404);
  });
});

describe("the feeds", () => {
  const slug = "herzberg-elster";
  const summaries = async (loader: Loader, params: Record<string, string>, url = "/") =>
    (await read(await fetched(loader, params, url))).map(({ summary }) => summary);

  test("hold what their municipality, association or category has, at once after a change", async () => {
    const theirs = await team("Feuerwehr");
    expect(await summaries(municipalityFeed, { slug })).toEqual([]);
    await need(ours, { title: "Kuchen" });
    await need(theirs, { title: "Sandsäcke", category: "rescue", shifts: [sunday] });
    expect(await summaries(municipalityFeed, { slug })).toEqual(["Kuchen", "Sandsäcke"]);
    expect(await summaries(associationFeed, { id: theirs.associationId })).toEqual(["Sandsäcke"]);
    expect(await summaries(categoryFeed, { category: "rescue" })).toEqual(["Sandsäcke"]);
    expect(await summaries(categoryFeed, { category: "rescue" }, `/?of=${slug}`)).toEqual(["Sandsäcke"]);
    expect(await summaries(categoryFeed, { category: "sport" })).toEqual([]);
  });

  test("leave out drafts, what is hidden, and what ended more than 30 days ago", async () => {
    await need(ours, { title: "Entwurf", intent: "draft" });
    const { id } = await need(ours, { title: "Verborgen" });
    await db().helpRequest.update({ where: { id }, data: { hiddenAt: monday } });
    await need(ours, { title: "Kuchen" });
    clockAt(later(saturday.end, 30 * 24 - 1));
    expect(await summaries(municipalityFeed, { slug })).toEqual(["Kuchen"]);
    clockAt(later(saturday.end, 30 * 24 + 1));
    await need(ours, {
      title: "Später",
      shifts: [{ start: at("2027-07-01T10:00"), end: at("2027-07-01T11:00") }],
    });
    expect(await summaries(municipalityFeed, { slug })).toEqual(["Später"]);
  });

  test("tell whoever has it already that nothing changed, and what changed otherwise", async () => {
    const posted = await need(ours);
    const first = await fetched(municipalityFeed, { slug });
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toContain("public");
    const again = await fetched(municipalityFeed, { slug }, "/", { "if-none-match": `"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    await changed(posted, { shifts: [saturday], title: "Waffeln" });
    const anew = await fetched(municipalityFeed, { slug }, "/", { "if-none-match": etag });
    expect(anew.status).toBe(200);
    expect(await anew.text()).toContain("Waffeln");
  });

  test("are none for what nobody knows", async () => {
    const waiting = await team();
    await db().association.update({ where: { id: waiting.associationId }, data: { status: "applied" } });
    const nobodys: [Loader, Record<string, string>, string][] = [
      [municipalityFeed, { slug: "nirgendwo" }, "/"],
      [municipalityFeed, { slug: "../../etc" }, "/"],
      [associationFeed, { id: "nobody" }, "/"],
      [associationFeed, { id: waiting.associationId }, "/"],
      [categoryFeed, { category: "constructor" }, "/"],
      [categoryFeed, { category: "rescue" }, "/?of=nirgendwo"],
    ];
    for (const [loader, params, url] of nobodys)
      expect((await fetched(loader, params, url)).status, JSON.stringify(params)).toBe(404);
  });

  test("hold 3,000 events at most: of too many the next ones", async () => {
    const { id } = await need(ours);
    await db().$executeRaw`
      insert into "Shift" (id, "helpRequestId", start, "end", places)
      select gen_random_uuid(), ${id}::uuid, ${saturday.start}::timestamptz + make_interval(hours => n),
             ${saturday.end}::timestamptz + make_interval(hours => n), 3 from generate_series(1, 3100) as n`;
    const ends = later(saturday.end, 3_100);
    await db().helpRequest.update({ where: { id }, data: { endsAt: ends } });
    const events = await read(await fetched(municipalityFeed, { slug }));
    expect(events).toHaveLength(3_000);
    expect(events[0]?.start).toEqual(saturday.start);
  });
});

describe("one's own calendar", () => {
  const own = (token: string, headers = {}) => fetched(ownFeed, { token }, "/", headers);

  async function coming(posted: PostedNeed, personId: string): Promise<void> {
    const wish = { shiftId: posted.shiftIds[0] ?? "", people: 2, phone: null, birthYear: null, personId };
    const result = await signUp(posted.id, wish, monday);
    if (!result.ok) throw new Error(result.reason);
  }

  test("holds what was promised, with the exact place and whom to ask, and no longer when it was taken back", async () => {
    const personId = await resident();
    const exact = { lat: 51.690001, lon: 13.240001 };
    const posted = await need(ours, {
      ...{ placeKind: "private", placeName: "Nordpromenade 7", point: exact, contactName: "Renate Pohl" },
    });
    await need(ours, { title: "Nicht meiner" });
    const token = await makeFeed(personId, new Date());
    expect(await read(await own(token))).toEqual([]);
    await coming(posted, personId);
    const answer = await own(token);
    expect(answer.headers.get("cache-control")).toMatch(/^private/);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const events = await read(answer);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      ...{ uid: uid(posted.shiftIds[0]), status: "CONFIRMED", transp: "OPAQUE" },
      ...{ location: "Nordpromenade 7", contact: "Renate Pohl, 03535 1234", geo: "51.690001,13.240001" },
    });
    expect(events[0]?.description).toContain("Ihr seid zu 2 dabei.");
    await withdraw(posted.id, posted.shiftIds[0] ?? "", personId, monday);
    expect(await read(await own(token))).toEqual([]);
  });

  test("forgets the exact place and whom to ask seven days after the end, as the page does", async () => {
    const personId = await resident();
    const posted = await need(ours, { placeKind: "private", placeName: "Nordpromenade 7" });
    await coming(posted, personId);
    const token = await makeFeed(personId, new Date());
    clockAt(later(saturday.end, 7 * 24 - 1));
    expect((await read(await own(token)))[0]?.location).toBe("Nordpromenade 7");
    clockAt(later(saturday.end, 7 * 24 + 1));
    const [event] = await read(await own(token));
    expect(event).toMatchObject({ contact: null, location: expect.stringMatching(/^Raum /) });
    expect(await (await own(token)).text()).not.toMatch(/Nordpromenade|03535/);
    clockAt(later(saturday.end, 30 * 24 + 1));
    expect(await read(await own(token))).toEqual([]);
  });

  test("says that a need is called off", async () => {
    const personId = await resident();
    const posted = await need(ours);
    await coming(posted, personId);
    const token = await makeFeed(personId, new Date());
    await cancel(posted.id, ours.associationId, "", monday);
    expect((await read(await own(token)))[0]).toMatchObject({
      status: "CANCELLED",
      sequence: 1,
      transp: "TRANSPARENT",
    });
  });

  test("ends with its address: a new one ends the old, off is off, and a person who is gone has none", async () => {
    const personId = await resident();
    const first = await makeFeed(personId, new Date());
    const second = await makeFeed(personId, new Date());
    expect([(await own(first)).status, (await own(second)).status]).toEqual([404, 200]);
    await endFeed(personId);
    expect((await own(second)).status).toBe(404);
    const third = await makeFeed(personId, new Date());
    await db().person.delete({ where: { id: personId } });
    expect((await own(third)).status).toBe(404);
  });

  test("is stored as a checksum only, and nothing else opens it", async () => {
    const personId = await resident();
    const token = await makeFeed(personId, new Date());
    const row = await db().calendarFeed.findUniqueOrThrow({ where: { personId } });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(row)).not.toContain(token);
    for (const wrong of [row.tokenHash, personId, "", `${token}A`, token.slice(1), "%00", "' or true --"])
      expect((await own(wrong)).status, wrong).not.toBe(200);
  });
});

import ICAL from "ical.js";
import { beforeAll, describe, expect, test } from "vitest";
import { joined, monday, needFields, posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, createClient, readable } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({
  now: monday,
  worker: "none",
  env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" },
});

let team: Client;
let needId: string;
beforeAll(async () => {
  const { app, sql, village } = running;
  team = await signedIn(app.baseUrl, sql, village.ownerId);
  needId = await posted(team);
});

async function codeOf(id: string): Promise<string> {
  const [row] = await running.sql<{ code: string }[]>`select code from "HelpRequest" where id = ${id}`;
  return row?.code ?? "";
}

describe("the page of dates", () => {
  test("lists them by week and day, each with its need, for a reader without scripts", async () => {
    const { text, status } = await running.stranger().get("/calendar");
    expect(status).toBe(200);
    const headings = [...text.matchAll(/<h([123])[^>]*>(.*?)<\/h\1>/g)].map(
      ([, level, words]) => `${level} ${words}`,
    );
    expect(headings).toEqual([
      "1 Kalender Herzberg (Elster)",
      "2 Diese Woche, 12.–18. Apr.",
      "3 Samstag, 17. April",
      "2 Nächste Woche, 19.–25. Apr.",
      "2 26. Apr.–2. Mai",
      "2 3.–9. Mai",
      "2 Im eigenen Kalender",
    ]);
    expect(text).toContain(`href="/help/${needId}"`);
    expect(readable(text)).toContain(
      "14–18 Uhr Kuchenbuffet beim Dorffest Festzelt · Heimatverein Herzberg 0 von 3",
    );
    expect(text).toMatch(/href="webcal:\/\/[^"]*\/calendar\/municipality\/herzberg-elster\.ics"/);
  });

  test("is filtered by kind, and its feed with it", async () => {
    const stranger = running.stranger();
    const there = await stranger.get("/calendar?category=celebration");
    expect(there.text).toContain("Kuchenbuffet");
    expect(there.text).toContain("/calendar/category/celebration.ics?of=herzberg-elster");
    const { text } = await stranger.get("/m/herzberg-elster/calendar?category=sport");
    expect(text).not.toContain("Kuchenbuffet");
    expect(readable(text)).toContain("In diesen vier Wochen ist nichts geplant");
    expect(text).toContain('href="/m/herzberg-elster/calendar"');
  });

  test("leads on by four weeks, and from an empty page to the next date", async () => {
    const far = await posted(team, {
      ...{
        title: "Weihnachtsbaum",
        "shifts[0].start": "2027-12-11T10:00",
        "shifts[0].end": "2027-12-11T12:00",
      },
    });
    const stranger = running.stranger();
    const now = await stranger.get("/calendar");
    expect(now.text).toContain('href="/calendar?from=2027-05-10"');
    expect(now.text).not.toContain("Frühere Wochen");
    const empty = await stranger.get("/calendar?from=2027-05-10");
    expect(empty.text).toContain('href="/calendar?from=2027-12-06"');
    expect((await stranger.get("/calendar?from=2027-12-06")).text).toContain(`href="/help/${far}"`);
  });
});

describe("an association's own page", () => {
  const path = () => `/associations/${running.village.associationId}`;

  test("says who it is and what it needs, and names nobody's address or number", async () => {
    await running.sql`
      update "Association" set purpose = 'Wir pflegen das Dorf.', website = 'https://www.heimatverein.example/x',
             "placeName" = 'Grochwitz', "contactName" = 'Geheim Geheimer', "contactPhone" = '0353599999'
       where id = ${running.village.associationId}`;
    const { text, status } = await running.stranger().get(path());
    expect(status).toBe(200);
    const words = readable(text);
    for (const said of [
      "Heimatverein Herzberg",
      "Wir pflegen das Dorf.",
      "Grochwitz",
      "Kuchenbuffet beim Dorffest",
    ])
      expect(words, said).toContain(said);
    expect(text).toMatch(
      /<a href="https:\/\/www\.heimatverein\.example\/x" rel="noopener noreferrer nofollow"[^>]*>.*?heimatverein\.example/,
    );
    expect(text).not.toMatch(/Geheimer|0353599999|@verein\.example/);
    expect(text).toContain(`/report?association=${running.village.associationId}`);
    expect(text).toMatch(/webcal:[^"]*\/calendar\/association\//);
  });

  test("links no website that is none", async () => {
    await running.sql`update "Association" set website = 'javascript:alert(1)' where id = ${running.village.associationId}`;
    expect((await running.stranger().get(path())).text).not.toContain("javascript:alert");
  });

  test("lets a resident hear no more of it, and leads back to it", async () => {
    const { app, village } = running;
    const jana = await joined(app.baseUrl);
    const page = await jana.get(path());
    expect(page.text).toContain('value="block"');
    const fields = { associationId: village.associationId, intent: "block", back: "association" };
    const blocked = await jana.post("/me/blocks", fields);
    expect([blocked.status, blocked.location]).toEqual([303, path()]);
    expect((await jana.get(path())).text).toContain('value="unblock"');
    expect((await running.stranger().get(path())).text).not.toContain('value="block"');
  });

  test("is there for nobody while it is not approved", async () => {
    const { sql, village } = running;
    for (const status of ["applied", "refused", "suspended"]) {
      await sql`update "Association" set status = ${status}::"AssociationStatus" where id = ${village.associationId}`;
      expect((await running.stranger().get(path())).status, status).toBe(404);
    }
    await sql`update "Association" set status = 'approved' where id = ${village.associationId}`;
    expect((await running.stranger().get(path())).status).toBe(200);
    expect((await running.stranger().get("/associations/nobody")).status).toBe(404);
  });
});

describe("the code from a poster", () => {
  test("leads to its need, however it is typed", async () => {
    const code = await codeOf(needId);
    for (const address of [
      `/g/${code}`,
      `/g/${code.toLowerCase()}`,
      `/g?code=${code.slice(0, 3)}%20${code.slice(3)}`,
    ]) {
      const answer = await running.stranger().get(address);
      expect([answer.status, answer.location], address).toEqual([302, `/help/${needId}`]);
    }
  });

  test("of a draft, an unknown or a torn one leads to the field, with what was typed", async () => {
    await team.post("/association/help/new", { title: "Noch geheim", intent: "draft" });
    const [draft] = await running.sql<{ id: string }[]>`select id from "HelpRequest" where status = 'draft'`;
    const stranger = running.stranger();
    const none = await stranger.get(`/g/${await codeOf(draft?.id ?? "")}`);
    expect(none.status).toBe(404);
    expect(none.text).toContain("Diesen Code kennen wir nicht");
    expect(none.text).not.toContain("geheim");
    const torn = await stranger.get("/g?code=7K2MX");
    expect([torn.status, torn.text.includes('value="7K2MX"')]).toEqual([404, true]);
    expect(torn.text).toContain("Ein Code hat genau sechs Zeichen.");
    expect((await stranger.get("/g/7K2MX0")).text).toContain("0 und O, 1, I und L kommen in keinem vor");
    expect((await stranger.get("/g?code=")).status).toBe(422);
    expect((await stranger.get("/g")).status).toBe(200);
  });

  test("cannot be found by trying: whoever guesses waits, and a right one gets through all the same", async () => {
    const client = createClient(running.app.baseUrl);
    const from = { "x-forwarded-for": "203.0.113.77" };
    const statuses = new Set<number>();
    let last = await client.get("/g/AAAAAA", from);
    for (let count = 0; count < 80 && last.status !== 429; count += 1) {
      statuses.add(last.status);
      last = await client.get("/g/AAAAAA", from);
    }
    expect([[...statuses], last.status]).toEqual([[404], 429]);
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    expect(last.text).toContain("Das waren viele Versuche");
    expect((await client.get(`/g/${await codeOf(needId)}`, from)).status).toBe(302);
  });

  test("stands on the team's page, to be copied onto paper", async () => {
    const { text } = await team.get(`/association/help/${needId}`);
    expect(text).toContain(`/g/${await codeOf(needId)}`);
  });
});

describe("the address of one's own calendar", () => {
  test("is made, shown once, renewed and switched off, without a script", async () => {
    const { app, sql } = running;
    const jana = await joined(app.baseUrl);
    const [shiftId = ""] = await shiftsOf(sql, needId);
    expect((await jana.post(`/help/${needId}/signup`, { shiftId, people: "1" })).status).toBe(303);
    expect((await jana.get("/me/calendar")).text).toContain('value="make"');

    const first = await made(jana);
    const feed = await running.stranger().get(first);
    expect(feed.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(feed.headers["cache-control"]).toMatch(/^private/);
    expect(feed.headers["referrer-policy"]).toBe("no-referrer");
    const events = new ICAL.Component(ICAL.parse(feed.text)).getAllSubcomponents("vevent");
    expect(events.map((event) => event.getFirstPropertyValue("uid"))).toEqual([`${shiftId}@localhost`]);
    const etag = String(feed.headers.etag);
    expect((await running.stranger().get(first, { "if-none-match": etag })).status).toBe(304);

    const again = await jana.get("/me/calendar");
    expect(again.text).not.toContain("/calendar/own/");
    expect(again.text).toContain("Die Adresse gibt es seit");
    const second = await made(jana);
    expect((await running.stranger().get(first)).status).toBe(404);
    expect((await running.stranger().get(second)).status).toBe(200);

    const ended = await jana.post("/me/calendar", { intent: "end" });
    expect([ended.status, ended.location]).toEqual([303, "/me/calendar?done=ended"]);
    expect((await jana.follow(ended)).text).toContain("Die Adresse ist abgeschaltet.");
    expect((await running.stranger().get(second)).status).toBe(404);
    for (const address of [first, second])
      expect(app.output()).not.toContain(/own\/([\w-]+)\.ics/.exec(address)?.[1]);
  });

  async function made(client: Client): Promise<string> {
    const answer = await client.post("/me/calendar", { intent: "make" });
    expect(answer.headers["cache-control"]).toBe("no-store");
    const address = /value="[^"]*(\/calendar\/own\/[\w-]{43}\.ics)"/.exec(answer.text)?.[1];
    if (!address) throw new Error(readable(answer.text));
    return address;
  }
});

test("what language a need is written in is kept by preview and change, and said where it is read", async () => {
  const fields = { ...needFields, title: "Допомога на святі", lang: "uk" };
  const preview = await team.post("/association/help/new", { ...fields, intent: "preview" });
  expect(preview.text).toContain('name="lang" value="uk"');
  expect(preview.text).toMatch(/lang="uk"[^>]*>Допомога на святі/);
  const id = await posted(team, fields);
  expect((await team.get(`/association/help/${id}/edit`)).text).toMatch(/value="uk"[^>]* selected=""/);
  expect((await running.stranger().get("/calendar")).text).toMatch(/lang="uk"[^>]*>Допомога на святі/);
  const ics = await running.stranger().get(`/help/${id}/calendar.ics`);
  expect(ics.text).toContain("SUMMARY;LANGUAGE=uk:Допомога на святі");
});

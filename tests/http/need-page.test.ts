import { expect, test } from "vitest";
import { cellCentre } from "~/domain/place";
import { joined, monday, posted, shiftsOf, signedIn } from "../support/demo-village";
import type { Client } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ now: monday });

async function team(): Promise<Client> {
  const { app, sql, village } = running;
  return signedIn(app.baseUrl, sql, village.ownerId);
}

test("the page of a need runs one small script, and nothing of React or Remix", async () => {
  const id = await posted(await team());
  for (const client of [running.stranger(), await joined(running.app.baseUrl, { name: "Jana Krause" })]) {
    const { text } = await client.get(`/help/${id}`);
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.filter((tag) => !tag.includes("ld+json"))).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\/page\.client-[^"]+" nonce="[^"]+">$/),
    ]);
    expect(text).not.toMatch(/__remix|\/assets\/(entry|root|react|components)/);
  }
});

test("schema.org's Event says what the page says", async () => {
  const { app, sql, stranger } = running;
  const id = await posted(await team(), {
    text: "Kuchen & Kaffee </script><script>alert(1)</script>",
    "shifts[1].start": "2027-04-18T10:00",
    "shifts[1].end": "2027-04-18T12:00",
    "shifts[1].places": "2",
  });
  const [shift = ""] = await shiftsOf(sql, id);
  expect((await stranger().post(`/help/${id}/signup`, { shiftId: shift, name: "Kim" })).status).toBe(303);
  const url = `${app.baseUrl}/help/${id}`;
  const event = await eventOf(id);
  expect(event).toMatchObject({
    "@context": "https://schema.org",
    "@type": "Event",
    url,
    name: "Kuchenbuffet beim Dorffest",
    description: "Kuchen & Kaffee </script><script>alert(1)</script>",
    image: [`${url}/picture.png`],
    inLanguage: "de",
    startDate: "2027-04-17T12:00:00.000Z",
    endDate: "2027-04-18T10:00:00.000Z",
    eventStatus: "https://schema.org/EventScheduled",
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    location: { "@type": "Place", name: "Festzelt", geo: { latitude: 51.6911, longitude: 13.2339 } },
    organizer: { "@type": "Organization", name: "Heimatverein Herzberg" },
    maximumAttendeeCapacity: 5,
    remainingAttendeeCapacity: 4,
    subEvent: [
      { "@type": "Event", startDate: "2027-04-17T12:00:00.000Z", remainingAttendeeCapacity: 2 },
      { "@type": "Event", startDate: "2027-04-18T08:00:00.000Z", remainingAttendeeCapacity: 2 },
    ],
  });
  const { text } = await stranger().get(`/help/${id}`);
  expect(text).not.toContain("<script>alert(1)");
});

test("of somebody's home it says the village and the cell, of a cancelled need that it is cancelled", async () => {
  const owner = await team();
  const home = { lat: "51.6944123", lon: "13.2133456" };
  const id = await posted(owner, { placeKind: "private", placeName: "Bei Müllers, Hof 3", ...home });
  const cell = cellCentre({ lat: Number(home.lat), lon: Number(home.lon) });
  expect((await eventOf(id)).location).toMatchObject({
    name: "Grochwitz",
    geo: { latitude: cell.lat, longitude: cell.lon },
  });
  const { text } = await running.stranger().get(`/help/${id}`);
  for (const trace of ["51.6944", "13.2133", "Müllers"]) expect(text).not.toContain(trace);
  expect((await owner.post(`/association/help/${id}/cancel`, { reason: "weather" })).status).toBe(303);
  expect((await eventOf(id)).eventStatus).toBe("https://schema.org/EventCancelled");
});

test("a chat is told title, words and a picture", async () => {
  const { app, stranger } = running;
  const id = await posted(await team(), { title: 'Kuchen & "Kaffee"' });
  const { text } = await stranger().get(`/help/${id}`);
  const meta = (name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(text)?.[1];
  expect(meta("og:title")).toBe("Kuchen &amp; &quot;Kaffee&quot;");
  expect(meta("og:description")).toBe("Sa, 17. Apr. · 14–18 Uhr · Festzelt · Heimatverein Herzberg");
  expect(meta("og:locale")).toBe("de_DE");
  expect(meta("og:image")).toBe(`${app.baseUrl}/help/${id}/picture.png`);
  expect([meta("og:image:width"), meta("og:image:height")]).toEqual(["1200", "630"]);
  expect(meta("og:image:alt")).toContain("Festzelt");
  expect(meta("twitter:card")).toBe("summary_large_image");
  expect(text).toContain(`<link rel="canonical" href="${app.baseUrl}/help/${id}"`);
  expect(text).toMatch(/value="http:\/\/localhost:\d+\/g\/[2-9A-HJKMNP-Z]{6}"/);
});

test("the picture is a PNG that changes with the places, and is nobody's while the need is hidden", async () => {
  const { sql, stranger } = running;
  const id = await posted(await team());
  const first = await picture(id);
  expect(first.status).toBe(200);
  expect(first.headers.get("content-type")).toBe("image/png");
  expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  const png = Buffer.from(await first.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const etag = first.headers.get("etag") ?? "";
  expect((await picture(id, { "if-none-match": etag })).status).toBe(304);

  const [shift = ""] = await shiftsOf(sql, id);
  expect((await stranger().post(`/help/${id}/signup`, { shiftId: shift, name: "Kim" })).status).toBe(303);
  const second = await picture(id, { "if-none-match": etag });
  expect(second.status).toBe(200);
  expect(Buffer.from(await second.arrayBuffer()).equals(png)).toBe(false);

  await sql`update "HelpRequest" set "hiddenAt" = now() where id = ${id}`;
  expect((await picture(id)).status).toBe(404);
  await sql`update "HelpRequest" set "hiddenAt" = null, status = 'draft' where id = ${id}`;
  expect((await picture(id)).status).toBe(404);
  expect((await picture("no-such-id")).status).toBe(404);
});

test("the picture of a title in another script, or made of markup, is a picture, too", async () => {
  const owner = await team();
  const titles = ["مساعدة في الحديقة", "Допомога на кухні 🍪", "<svg onload='x'>&amp;]]>", "W".repeat(80)];
  for (const title of titles) {
    const { status, headers } = await picture(await posted(owner, { title }));
    expect([status, headers.get("content-type")], title).toEqual([200, "image/png"]);
  }
});

test("a link that leads nowhere leads to a page in a browser, and only there", async () => {
  const visit = (accept: string) =>
    fetch(`${running.app.baseUrl}/ping/no-such-link`, { headers: { accept, "accept-language": "de" } });
  const page = await visit("text/html,application/xhtml+xml");
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("Diese Seite gibt es nicht");
  expect((await visit("*/*")).headers.get("content-type")).toMatch(/^text\/plain/);
});

test("“Weg zeigen” opens the phone's own map", async () => {
  const { stranger } = running;
  const id = await posted(await team());
  const way = async (agent: string) => {
    const { text } = await stranger().get(`/help/${id}`, { "user-agent": agent });
    return /href="([^"]*)"[^>]*>Weg zeigen/.exec(text)?.[1];
  };
  expect(await way("Mozilla/5.0 (Linux; Android 10)")).toBe(
    "geo:51.6911,13.2339?q=51.6911,13.2339(Festzelt)",
  );
  expect(await way("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X)")).toBe(
    "https://maps.apple.com/?daddr=51.6911,13.2339",
  );
  expect(await way("Mozilla/5.0 (X11; Linux x86_64)")).toBe(
    "https://www.openstreetmap.org/directions?to=51.6911%2C13.2339",
  );
});

async function eventOf(id: string) {
  const { text } = await running.stranger().get(`/help/${id}`);
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "null");
}

function picture(id: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.app.baseUrl}/help/${id}/picture.png`, { headers });
}

import { beforeAll, describe, expect, test } from "vitest";
import { categories } from "~/domain/categories";
import { keys } from "../support/app";
import { joined, needFields, posted, residentFields, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, reasonIn } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage();

let team: Client;
let needId: string;
beforeAll(async () => {
  const { app, sql, village } = running;
  team = await signedIn(app.baseUrl, sql, village.ownerId);
  needId = await posted(team);
});

describe("pages and files", () => {
  test.each(["/", "/join", "/login", "/association", "/association/help/new", "/impressum"])(
    "%s",
    async (path) => {
      const { status, headers, text } = await team.get(path);
      expect([200, 302], path).toContain(status);
      if (status === 200) {
        expect(headers["content-type"]).toContain("text/html");
        expect(text).toMatch(/^<!DOCTYPE html><html lang="de" dir="ltr"/);
        expect(text).toMatch(/<title>[^<]+<\/title>/);
        expect(text.match(/<h1[ >]/g)).toHaveLength(1);
      }
    },
  );

  test("the language follows the browser, then the choice", async () => {
    const visitor = running.stranger();
    expect((await visitor.get("/join", { "accept-language": "en-GB,en;q=0.9" })).text).toContain(
      '<html lang="en" dir="ltr"',
    );
    expect((await visitor.get("/join", { "accept-language": "pl" })).text).toContain(
      '<html lang="de" dir="ltr"',
    );
    const answer = await visitor.post("/locale", { locale: "en", back: "/join?x=1" });
    expect(answer).toMatchObject({ status: 303, location: "/join?x=1" });
    expect((await visitor.get("/join")).text).toContain('<html lang="en" dir="ltr"');
  });

  test("/push/key", async () => {
    const { status, headers, text } = await running.stranger().get("/push/key");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("text/plain");
    expect(text).toBe(keys.VAPID_PUBLIC_KEY);
  });

  test("/manifest.webmanifest, and every icon it names", async () => {
    const { status, headers, text } = await running.stranger().get("/manifest.webmanifest");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("application/manifest+json");
    const manifest = JSON.parse(text);
    expect(manifest).toMatchObject({ start_url: "/", scope: "/", display: "standalone", lang: "de" });
    for (const { src, type } of [...manifest.icons, ...manifest.screenshots]) {
      const picture = await running.stranger().get(src);
      expect(picture.status, src).toBe(200);
      expect(picture.headers["content-type"], src).toContain(type);
    }
  });

  test("/service-worker.js, and every file it names", async () => {
    const { status, headers, text } = await running.stranger().get("/service-worker.js");
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain("javascript");
    const named = [...text.matchAll(/"(\/[\w./-]+\.(?:png|svg|html|js|css|woff2))"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(named).toContain("/offline.html");
    for (const path of named) expect((await running.stranger().get(path)).status, path).toBe(200);
  });

  test("/places.json", async () => {
    const { status, text } = await running.stranger().get("/places.json?q=Herzb");
    expect(status).toBe(200);
    expect(JSON.parse(text)[0]).toMatchObject({
      name: expect.stringContaining("Herzberg"),
      lat: expect.any(Number),
    });
  });
});

describe("/open-data/help-requests.geojson", () => {
  test("is RFC 7946, for everybody to read", async () => {
    const { status, headers, text } = await running.stranger().get("/open-data/help-requests.geojson");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/geo+json");
    expect(headers["access-control-allow-origin"]).toBe("*");
    const collection = JSON.parse(text);
    expect(collection.type).toBe("FeatureCollection");
    const ours = collection.features.find((feature: { id: string }) => feature.id === needId);
    expect(ours).toMatchObject({
      type: "Feature",
      // Longitude first (RFC 7946, 3.1.1).
      geometry: { type: "Point", coordinates: [Number(needFields.lon), Number(needFields.lat)] },
      properties: { title: needFields.title, category: "celebration", status: "open", places: 3, taken: 0 },
    });
    for (const { type, geometry, properties } of collection.features) {
      expect(type).toBe("Feature");
      expect(properties).toEqual(expect.any(Object));
      if (geometry) {
        const [lon, lat] = geometry.coordinates;
        expect(Math.abs(lon)).toBeLessThanOrEqual(180);
        expect(Math.abs(lat)).toBeLessThanOrEqual(90);
      }
    }
  });

  test("a need without a place has no geometry; drafts, cancelled and past ones are not there", async () => {
    const fromHome = await posted(team, {
      title: "Am Telefon",
      placeKind: "none",
      lat: [],
      lon: [],
      placeName: [],
    });
    const cancelled = await posted(team, { title: "Fällt aus" });
    await team.follow(team.post(`/association/help/${cancelled}/cancel`, { reason: "weather" }));
    const past = await posted(team);
    await running.sql`update "HelpRequest" set "endsAt" = now() - interval '1 day' where id = ${past}`;
    const { text } = await running.stranger().get("/open-data/help-requests.geojson");
    const features: { id: string; geometry: unknown }[] = JSON.parse(text).features;
    expect(features.find(({ id }) => id === fromHome)?.geometry).toBeNull();
    const ids = features.map(({ id }) => id);
    expect(ids).not.toContain(cancelled);
    expect(ids).not.toContain(past);
  });
});

describe("POST /push/subscriptions", () => {
  const subscription = {
    endpoint: "https://fcm.googleapis.com/fcm/send/abc",
    expirationTime: null,
    keys: { p256dh: keys.VAPID_PUBLIC_KEY, auth: "AAAAAAAAAAAAAAAAAAAAAA" },
  };
  const send = (client: Client, body: unknown, method = "POST") =>
    client.request("/push/subscriptions", {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("201 keeps it, once; DELETE forgets it", async () => {
    const resident = await joined(running.app.baseUrl);
    expect((await send(resident, subscription)).status).toBe(201);
    expect((await send(resident, subscription)).status).toBe(201);
    const rows = await running.sql`select endpoint from "PushSubscription"`;
    expect(rows).toEqual([{ endpoint: subscription.endpoint }]);
    expect((await send(resident, { endpoint: subscription.endpoint }, "DELETE")).status).toBe(204);
    expect(await running.sql`select 1 from "PushSubscription"`).toHaveLength(0);
  });

  test("422 says why", async () => {
    const resident = await joined(running.app.baseUrl);
    const answer = await send(resident, { ...subscription, endpoint: "https://push.evil.example/x" });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toEqual({ ok: false, reason: "host" });
  });

  test("401 for a browser nobody is signed in at", async () => {
    expect((await send(running.stranger(), subscription)).status).toBe(401);
  });
});

describe("forms", () => {
  test("a name and a place are enough to join; all fields are kept as they were sent", async () => {
    const least = running.stranger();
    expect((await least.post("/join", { name: "Ida", place: "Schlieben" })).status).toBe(303);
    const all = running.stranger();
    const fields = {
      ...residentFields,
      name: "Karl Voll",
      radiusKm: "23",
      interests: [...categories],
      skills: ["baking", "chainsaw"],
      free: ["sat-afternoon", "sun-evening"],
      birthYear: "1985",
      locale: "en",
      phone: "03535 4711",
      email: "karl@example.de",
    };
    expect((await all.post("/join", fields)).status).toBe(303);
    const [person] = await running.sql`
      select p.name, p.locale, p.phone, p."birthYear", p.email, r.interests, r.skills, r.free, l."radiusKm"
        from "Person" p join "Resident" r on r."personId" = p.id join "Place" l on l."residentId" = p.id
       where p.name = 'Karl Voll'`;
    expect(person).toEqual({
      ...{ name: "Karl Voll", locale: "en", phone: "03535 4711", birthYear: 1985, email: "karl@example.de" },
      ...{ interests: [...categories], skills: ["baking", "chainsaw"], radiusKm: 23 },
      free: ["sat-afternoon", "sun-evening"],
    });
  });

  test("title, category, a place, one shift and the intent are enough for a need", async () => {
    const answer = await team.post("/association/help/new", {
      title: "Zaun streichen",
      category: "crafts",
      placeName: "Schlieben",
      "shifts[0].start": "2027-05-08T09:00",
      "shifts[0].end": "2027-05-08T12:00",
      "shifts[0].places": "2",
      intent: "publish",
    });
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/association\/help\/[0-9a-f-]{36}/);
  });

  test("the preview stores nothing, a draft is nobody's business", async () => {
    const count = async () => (await running.sql`select 1 from "HelpRequest"`).length;
    const before = await count();
    const preview = await team.post("/association/help/new", { ...needFields, intent: "preview" });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain(needFields.title);
    expect(await count()).toBe(before);
    const draft = await team.post("/association/help/new", {
      ...needFields,
      title: "Nur Entwurf",
      intent: "draft",
    });
    expect(draft.status).toBe(303);
    expect(await count()).toBe(before + 1);
    expect((await running.stranger().get("/")).text).not.toContain("Nur Entwurf");
  });

  test("signing up: 303 to the need; every refusal is a 409 on the same page that says why", async () => {
    const { app, sql } = running;
    const one = await posted(team, { "shifts[0].places": "1", minimumAge: "18" });
    const [shiftId = ""] = await shiftsOf(sql, one);
    const sign = (client: Client, id: string, fields: Record<string, string> = {}) =>
      client.post(`/help/${id}/signup`, { shiftId, name: "Jana Krause", ...fields });

    const helper = running.stranger();
    const refused: [string, Client, Record<string, string>][] = [
      ["birth-year", running.stranger(), {}],
      ["too-young", running.stranger(), { birthYear: "2010" }],
      ["full", running.stranger(), { birthYear: "1985", people: "2" }],
    ];
    for (const [reason, client, fields] of refused) {
      const answer = await sign(client, one, fields);
      expect([answer.status, reasonIn(answer)]).toEqual([409, reason]);
      expect(answer.text).toContain('value="Jana Krause"');
    }
    const answer = await sign(helper, one, { birthYear: "1985" });
    expect(answer).toMatchObject({ status: 303, location: `/help/${one}` });
    expect(reasonIn(await sign(helper, one))).toBe("already");
    expect(reasonIn(await sign(running.stranger(), one, { birthYear: "1985" }))).toBe("full");

    const sameTime = await posted(team);
    const [clashing = ""] = await shiftsOf(sql, sameTime);
    expect(reasonIn(await sign(helper, sameTime, { shiftId: clashing }))).toBe("clash");

    const needsPhone = await posted(team, { phoneRequired: "on" });
    const [phoneShift = ""] = await shiftsOf(sql, needsPhone);
    expect(reasonIn(await sign(running.stranger(), needsPhone, { shiftId: phoneShift }))).toBe("phone");

    await team.follow(team.post(`/association/help/${sameTime}/status`, { intent: "close" }));
    expect(reasonIn(await sign(running.stranger(), sameTime, { shiftId: clashing }))).toBe("closed");

    const past = await posted(team);
    const [pastShift = ""] = await shiftsOf(sql, past);
    await sql`update "Shift" set start = now() - interval '3 hours', "end" = now() - interval '1 hour' where id = ${pastShift}`;
    expect(reasonIn(await sign(running.stranger(), past, { shiftId: pastShift }))).toBe("past");
    expect(app.output()).not.toContain("request failed");
  });

  test("a data request is answered like a page: 409 with the reason", async () => {
    const one = await posted(team, { "shifts[0].places": "1" });
    const [shiftId = ""] = await shiftsOf(running.sql, one);
    await running.stranger().post(`/help/${one}/signup`, { shiftId, name: "Erste" });
    const answer = await running.stranger().post(`/help/${one}/signup.data`, { shiftId, name: "Zweite" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("full");
  });
});

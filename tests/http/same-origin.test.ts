import { beforeAll, expect, test } from "vitest";
import { residentFields, signedIn } from "../support/demo-village";
import { askable, routePaths } from "../support/route-paths";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

/** Every route there is, pages and resource routes, documents and data requests. */
let doors: string[];
beforeAll(async () => {
  const paths = (await routePaths()).map(askable);
  doors = [...paths, ...paths.map((path) => (path === "/" ? "/_root.data" : `${path}.data`))];
});

const foreign = {
  "another site": { origin: "https://evil.example" },
  "another port": { origin: "http://localhost:1" },
  "an opaque origin": { origin: "null" },
  "a malformed origin": { origin: "http://[" },
  "an empty origin": { origin: "" },
  "a name that begins like ours": { origin: "http://localhost.evil.example" },
  "cross-site by fetch metadata": { "sec-fetch-site": "cross-site" },
  "same-site by fetch metadata": { "sec-fetch-site": "same-site" },
};

test.each(Object.entries(foreign))("a POST from %s is a 403 at every door", async (_, headers) => {
  const { app, sql, village } = running;
  const owner = await signedIn(app.baseUrl, sql, village.ownerId);
  for (const door of doors) {
    const answer = await owner.post(door, residentFields, headers);
    expect(answer.status, door).toBe(403);
    expect(answer.text, door).toContain("andere");
  }
  const [row] = await sql<{ people: number }[]>`select count(*)::int as people from "Person"`;
  expect(row?.people).toBe(1);
  expect((await owner.get("/association")).status).toBe(200);
});

test("an origin that only looks like ours is malformed, and refused at every door", async () => {
  const { app } = running;
  const { host } = new URL(app.baseUrl);
  const looksLikeOurs = [
    `${app.baseUrl}/`,
    `${app.baseUrl}/join`,
    `${app.baseUrl}, https://evil.example`,
    `http://evil@${host}`,
    `HTTP://${host}`,
    host,
  ];
  for (const origin of looksLikeOurs)
    for (const door of doors)
      expect((await running.stranger().post(door, {}, { origin })).status, `${origin} ${door}`).toBe(403);
});

test("our own pages and programs without a browser get in", async () => {
  const { app } = running;
  const fromOurselves: Record<string, string>[] = [
    { origin: app.baseUrl },
    { "sec-fetch-site": "same-origin", origin: app.baseUrl },
    {},
  ];
  for (const headers of fromOurselves) {
    const answer = await running.stranger().post("/join", residentFields, headers);
    expect(answer.status).toBe(303);
  }
});

test("a name that was forwarded does not make another site ours", async () => {
  const answer = await running.stranger().post("/join", residentFields, {
    origin: "https://evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
  });
  expect(answer.status).toBe(403);
});

test("a GET changes nothing, whatever it carries", async () => {
  const { app, sql, village } = running;
  const owner = await signedIn(app.baseUrl, sql, village.ownerId);
  for (const door of doors.filter((one) => !one.endsWith(".data"))) {
    await owner.get(`${door}?${new URLSearchParams({ name: "Jana", intent: "off", locale: "en" })}`);
  }
  expect((await owner.get("/association")).status).toBe(200);
});

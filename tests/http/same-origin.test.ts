import { expect, test } from "vitest";
import { residentFields, signedIn } from "../support/demo-village";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

const id = "00000000-0000-4000-8000-000000000000";
/** Everything that takes a POST, pages and resource routes, documents and data requests. */
const doors = [
  "/join",
  "/join.data",
  "/login",
  "/logout",
  "/logout.data",
  "/locale",
  "/push/subscriptions",
  "/push/test",
  "/me/pause",
  "/me/leave",
  `/help/${id}/signup`,
  `/help/${id}/opened`,
  "/association/help/new",
  `/association/help/${id}/status`,
  "/nowhere",
];

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
  for (const door of doors) {
    await owner.get(`${door}?${new URLSearchParams({ name: "Jana", intent: "off", locale: "en" })}`);
  }
  expect((await owner.get("/association")).status).toBe(200);
});

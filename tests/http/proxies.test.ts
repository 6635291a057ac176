import { expect, test } from "vitest";
import { startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

const claims = (ip: string) => ({
  "x-forwarded-for": ip,
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-real-ip": ip,
  forwarded: `for=${ip};host=evil.example;proto=https`,
});

/** How many wrong digits pass before the limit says 429, each from another claimed address. */
async function passes(origin: string, addressOf: (index: number) => Record<string, string>): Promise<number> {
  for (let index = 0; index < 25; index += 1) {
    const { status, headers } = await createClient(origin).post(
      "/login/code",
      { code: "000000" },
      addressOf(index),
    );
    if (status === 429) {
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      return index;
    }
    expect(status).toBe(409);
  }
  return 25;
}

test("forwarded addresses of a peer that is not trusted count for nothing", async () => {
  expect(await passes(running.app.origin, (index) => claims(`192.0.2.${index}`))).toBe(21);
});

test("a trusted proxy says who asks, and an address somebody put in front of its own does not count", async () => {
  const database = await freshDatabase();
  const env = { TRUSTED_PROXIES: "127.0.0.0/8,::1" };
  const app = await startApp({ databaseUrl: database.url, worker: "none", env });
  expect(await passes(app.origin, (index) => claims(`192.0.2.${index}`))).toBe(25);
  expect(
    await passes(app.origin, (index) => ({ "x-forwarded-for": `203.0.113.${index}, 198.51.100.7` })),
  ).toBe(21);
  await app.stop();
  await database.drop();
});

test("the host that was asked or forwarded is repeated nowhere", async () => {
  for (const path of [
    "/",
    "/join",
    "/login",
    "/manifest.webmanifest",
    "/open-data/help-requests.geojson",
    "/nowhere",
  ]) {
    const answer = await running.stranger().get(path, { ...claims("192.0.2.1"), host: "evil.example" });
    expect(JSON.stringify(answer.headers) + answer.text, path).not.toContain("evil.example");
  }
  const redirect = await running
    .stranger()
    .get("/association", { ...claims("192.0.2.1"), host: "evil.example" });
  expect(redirect.headers.location).toMatch(/^\/login/);
});

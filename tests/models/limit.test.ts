import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { isFlood, isHasty, limit } from "~/models/limit.server";
import { openVillage, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});
afterAll(() => village.close());

const attempts = (count: number, asker: Parameters<typeof limit>[1]) =>
  Promise.all(Array.from({ length: count }, () => limit("code", asker)));

test("six digits in one browser are free, then one in two seconds, then in four", async () => {
  for (let count = 1; count <= 6; count += 1)
    expect(await limit("code", { browser: "b" })).toEqual({ ok: true });
  // The seventh goes through and shuts the door behind itself.
  expect(await limit("code", { browser: "b" })).toEqual({ ok: true });
  expect(await limit("code", { browser: "b" })).toEqual({ ok: false, retryAfterSeconds: 2 });
  expect(await limit("code", { browser: "other" })).toEqual({ ok: true });
  await db().$executeRaw`update rate_limit set expire = 1 where key like 'pause:%'`;
  expect(await limit("code", { browser: "b" })).toEqual({ ok: true });
  expect(await limit("code", { browser: "b" })).toEqual({ ok: false, retryAfterSeconds: 4 });
});

test("of a hundred attempts at once only the free ones and one more get through", async () => {
  const results = await attempts(100, { browser: "b" });
  expect(results.filter(({ ok }) => ok)).toHaveLength(7);
});

test("knocking at a shut door makes nobody wait longer", async () => {
  await attempts(7, { account: "victim" });
  await attempts(60, { account: "victim" });
  await db().$executeRaw`update rate_limit set expire = 1 where key like 'pause:%'`;
  expect(await limit("code", { account: "victim" })).toEqual({ ok: true });
  expect(await limit("code", { account: "victim" })).toMatchObject({ ok: false, retryAfterSeconds: 4 });
});

test("who is refused by one count is refused, whatever the others say", async () => {
  await attempts(30, { network: "n" });
  expect(await limit("code", { network: "n", browser: "fresh", account: null })).toMatchObject({ ok: false });
});

test("the table holds no address of a network or a mailbox, and forgets after an hour", async () => {
  await limit("link", { network: "192.0.2.7", account: "192.0.2.7 kim@example.org", browser: "b" });
  const rows = await db().rateLimit.findMany();
  expect(rows).toHaveLength(3);
  expect(rows.map(({ key }) => key).join()).not.toMatch(/192|kim/);
  for (const { expire } of rows) expect(Number(expire) - Date.now()).toBeLessThanOrEqual(3_600_000);
});

test("a thousand joins a minute from one network are no flood, and 1,001 are", async () => {
  const realNow = new Date();
  for (let count = 1; count <= 1_000; count += 1) expect(await isFlood("village hall", realNow)).toBe(false);
  expect(await isFlood("village hall", realNow)).toBe(true);
  expect(await isFlood("another", realNow)).toBe(false);
  expect(await isFlood("village hall", new Date(realNow.getTime() + 61_000))).toBe(false);
});

test("another node's count counts here", async () => {
  const realNow = new Date();
  for (let count = 1; count <= 50; count += 1) await isFlood("carrier", realNow);
  await db().$executeRaw`update rate_limit set points = 1000 where key like 'flood:%'`;
  for (let count = 51; count < 100; count += 1) expect(await isFlood("carrier", realNow)).toBe(false);
  expect(await isFlood("carrier", realNow)).toBe(true);
});

test("one session signs up thirty times a minute", async () => {
  const results = await Promise.all(Array.from({ length: 40 }, () => isHasty("session")));
  expect(results.filter((hasty) => !hasty)).toHaveLength(30);
});

import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { mostInFlight } from "~/jobs/deliver.server";
import { db, transaction } from "~/models/db.server";
import { enqueue } from "~/models/job.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { type PushServer, startPushServer } from "../support/push-server";
import { herzberg, monday, need, openVillage, team, type Village, vapid } from "../support/village";
import { buildWorkers, type Workers } from "../support/worker-process";

let push: PushServer;
let village: Village;
let workers: Workers;

/** With a push service that is slow enough for a test to step in between. */
async function open(delayMilliseconds: number): Promise<void> {
  push = await startPushServer({ delayMilliseconds });
  village = await openVillage();
  workers = await buildWorkers({ databaseUrl: village.url, push, clock: monday });
}

afterEach(async () => {
  await workers.close();
  await push.close();
  await village.close();
});

/** @returns the endpoints of so many residents with a device each, all of whom the feast interests */
async function settle(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const { lat, lon } = herzberg;
  await db().person.createMany({ data: ids.map((id) => ({ id, name: "Jana Krause" })) });
  await db().resident.createMany({ data: ids.map((personId) => ({ personId })) });
  await db().place.createMany({
    data: ids.map((residentId) => ({ residentId, label: "Zuhause", lat, lon, radiusKm: 10 })),
  });
  // One pair of keys for all: making thousands takes longer than the test.
  const p256dh = createECDH("prime256v1").generateKeys("base64url");
  const auth = randomBytes(16).toString("base64url");
  const devices = ids.map((personId) => ({
    personId,
    p256dh,
    auth,
    endpoint: push.subscribe(vapid.publicKey),
  }));
  await db().pushSubscription.createMany({ data: devices });
  await rebuildMatching();
  return devices.map((device) => device.endpoint);
}

/** How often each endpoint was rung. */
function rings(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { endpoint, answer } of push.received) {
    expect(answer).toBe(201);
    counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
  }
  return counts;
}

const allDone = (count: number) => async () => {
  expect(await db().delivery.count({ where: { outcome: "delivered" } })).toBe(count);
  expect(await db().delivery.count()).toBe(count);
};

test("two workers on one queue ring every device once, and both take part", async () => {
  await open(100);
  const endpoints = await settle(400);
  await Promise.all([workers.start(), workers.start()]);
  await need(await team());
  // More jobs than one worker takes at a time, so that the other has some, too.
  await transaction(async (tx) => {
    for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) await enqueue(tx, "deliver", {});
  });
  await vi.waitFor(allDone(400), { timeout: 30_000, interval: 100 });
  expect(rings()).toEqual(new Map(endpoints.map((endpoint) => [endpoint, 1])));
  // Each process signs a token of its own.
  expect(new Set(push.received.map(({ headers }) => headers.authorization)).size).toBe(2);
});

test("a worker killed in the middle of 2,000 sends loses nobody, and repeats only what was in flight", {
  timeout: 120_000,
}, async () => {
  await open(100);
  const endpoints = await settle(2_000);
  const first = await workers.start();
  await need(await team());
  await push.until(() => push.received.length >= 500, "500 pings", 30_000);
  await first.end("SIGKILL");
  const atTheCrash = push.received.length;
  expect(atTheCrash).toBeLessThan(2_000 - mostInFlight);

  await workers.start();
  // What the dead one held is free again when its lease has run out, in real time.
  await vi.waitFor(allDone(2_000), { timeout: 90_000, interval: 250 });
  const rung = rings();
  expect(rung.size).toBe(endpoints.length);
  const repeated = [...rung.values()].reduce((sum, times) => sum + times - 1, 0);
  expect(repeated).toBeLessThanOrEqual(mostInFlight);
  expect(Math.max(...rung.values())).toBeLessThanOrEqual(2);
});

test("told to stop, a worker ends what is in flight and leaves the rest to the next", {
  timeout: 90_000,
}, async () => {
  await open(500);
  const endpoints = await settle(1_000);
  const first = await workers.start();
  await need(await team());
  await push.until(() => push.received.length >= 100, "100 pings", 30_000);
  const { code, milliseconds } = await first.end("SIGTERM");
  expect(first.output()).not.toMatch(/"level":(50|60)/);
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(10_000);
  const sent = push.received.length;
  expect(sent).toBeLessThan(1_000);
  expect(await db().delivery.count({ where: { outcome: "delivered" } })).toBe(sent);
  expect(await db().delivery.count({ where: { doneAt: null, leasedUntil: { not: null } } })).toBe(0);

  await workers.start();
  await vi.waitFor(allDone(1_000), { timeout: 60_000, interval: 250 });
  expect(rings()).toEqual(new Map(endpoints.map((endpoint) => [endpoint, 1])));
});

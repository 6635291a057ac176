import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { completeEnv } from "~/env.server";
import { mostInFlight } from "~/jobs/deliver.server";
import { db, transaction } from "~/models/db.server";
import { workerLives } from "~/models/heartbeat.server";
import { enqueue } from "~/models/job.server";
import { needForAll } from "../support/invitations";
import { type PushServer, startPushServer } from "../support/push-server";
import { delivererFor, messagesEach, ringingCrowd } from "../support/rung";
import { clockAt, monday, openVillage, team, type Village } from "../support/village";
import { bundleWorker, type WorkerBundle } from "../support/worker-process";

let village: Village;
let bundle: WorkerBundle;
let server: PushServer;
beforeAll(async () => {
  [village, bundle] = await Promise.all([openVillage(), bundleWorker()]);
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
});
afterEach(() => server.close());
afterAll(async () => {
  await bundle.remove();
  await village.close();
});

async function farAway(delayMilliseconds: number): Promise<void> {
  server = await startPushServer({ delayMilliseconds });
  completeEnv({ pushExtraOrigins: [server.origin] });
}

const delivered = () => db().delivery.count({ where: { outcome: "delivered" } });

test("two workers on one queue share the work, and ring nobody twice", async () => {
  await farAway(30);
  const workers = await Promise.all([bundle.start(village, server), bundle.start(village, server)]);
  expect(await workerLives(new Date())).toBe(true);
  const crowd = await ringingCrowd(server, 400);
  const ours = await team();
  await needForAll(ours);
  await needForAll(ours);
  // More jobs than one worker has hands for.
  await transaction(async (tx) => {
    for (let jobs = 0; jobs < 8; jobs += 1) await enqueue(tx, "deliver", {});
  });
  await server.until(() => server.received.length >= 800, "all messages", 40_000);
  for (const worker of workers) worker.kill("SIGTERM");
  expect(await Promise.all(workers.map((worker) => worker.ended))).toEqual([0, 0]);
  expect(messagesEach(crowd, server)).toEqual({ 2: 400 });
  expect(await db().delivery.count({ where: { outcome: "delivered", attempts: 1 } })).toBe(800);
  // Each process signs its own token.
  expect(new Set(server.received.map((request) => request.headers.authorization)).size).toBe(2);
  expect(await workerLives(new Date())).toBe(false);
});

test("killed in the middle of 2,000 sends nobody is lost, and nobody rung again but those in flight", async () => {
  await farAway(20);
  const crowd = await ringingCrowd(server, 2_000);
  const first = await bundle.start(village, server);
  await needForAll(await team());
  await server.until(() => server.received.length > 700, "a third of the messages", 30_000);
  first.kill("SIGKILL");
  expect(await first.ended).toBeNull();
  expect(server.received.length).toBeLessThan(2_000 - mostInFlight);

  const second = await bundle.start(village, server);
  // What the dead one held is taken up when its lease has run out, in real time, although most of it had arrived.
  await vi.waitFor(async () => expect(await delivered()).toBe(2_000), { timeout: 80_000, interval: 250 });
  second.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  const { 1: once = 0, 2: twice = 0, ...others } = messagesEach(crowd, server);
  expect(others).toEqual({});
  expect(once + twice).toBe(2_000);
  expect(twice).toBeLessThanOrEqual(mostInFlight);
  expect(await db().invitation.count({ where: { sentAt: null } })).toBe(0);
}, 120_000);

test("told to end, a worker finishes what is in flight and leaves the rest to the next", async () => {
  await farAway(300);
  const crowd = await ringingCrowd(server, 1_800);
  const worker = await bundle.start(village, server);
  await needForAll(await team());
  await server.until(() => server.received.length > 0, "the first message", 30_000);
  worker.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
  const sent = server.received.length;
  expect(sent).toBeLessThan(1_800);
  expect(await delivered()).toBe(sent);
  expect(await db().delivery.count({ where: { doneAt: null, leasedUntil: { not: null } } })).toBe(0);
  expect(await db().heartbeat.count()).toBe(0);

  const deliverer = delivererFor([server]);
  await deliverer.deliverDue();
  await deliverer.close();
  expect(messagesEach(crowd, server)).toEqual({ 1: 1_800 });
}, 100_000);

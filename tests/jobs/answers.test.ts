import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { completeEnv } from "~/env.server";
import type { Deliverer } from "~/jobs/deliver.server";
import { logger } from "~/log.server";
import { db } from "~/models/db.server";
import { pauseOrigin } from "~/models/sent.server";
import { needForAll } from "../support/invitations";
import { type PushServer, startPushServer } from "../support/push-server";
import { afterTheWait, delivererFor, deviceOf, type Rung, rungResident } from "../support/rung";
import { clockAt, later, monday, openVillage, team, type Village } from "../support/village";

let village: Village;
let server: PushServer;
let other: PushServer;
let deliverer: Deliverer;
beforeAll(async () => {
  [village, server, other] = await Promise.all([openVillage(), startPushServer(), startPushServer()]);
  completeEnv({ pushExtraOrigins: [server.origin, other.origin] });
  deliverer = delivererFor([server, other], 2_000);
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
  // The jitter of the back-off: a wait of a few milliseconds would be over within the same round.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await deliverer.close();
  await Promise.all([village.close(), server.close(), other.close()]);
});

const delivery = () => db().delivery.findFirst({ where: { subscriptionId: { not: null } } });
const device = (id: string) => db().pushSubscription.findUnique({ where: { id } });
const posts = ({ subscription }: Rung) =>
  server.received.filter((request) => request.endpoint === subscription.endpoint).length;

async function ring(rung: Rung, answers: Parameters<PushServer["answerNext"]>[1]): Promise<void> {
  server.answerNext(rung.subscription.endpoint, answers);
  await needForAll(await team());
  await deliverer.deliverDue();
}

test("accepted: written down with the device and the invitation", async () => {
  const jana = await rungResident(server);
  await db().pushSubscription.updateMany({ data: { failures: 2 } });
  await ring(jana, []);
  expect(jana.messages()).toHaveLength(1);
  expect(await delivery()).toMatchObject({ outcome: "delivered", attempts: 1, leasedUntil: null });
  expect((await delivery())?.doneAt).not.toBeNull();
  expect(await device(jana.id)).toMatchObject({ failures: 0, lastSuccessAt: expect.any(Date) });
  expect((await db().invitation.findFirst())?.sentAt).not.toBeNull();
  await deliverer.deliverDue();
  expect(posts(jana)).toBe(1);
});

describe("gone:", () => {
  test.each([
    { status: 404 },
    { status: 410 },
    { status: 400, body: '{"reason":"VapidPkHashMismatch"}' },
    { status: 403, body: "the credentials do not correspond to the sender" },
  ])("$status $body", async ({ status, body }) => {
    const jana = await rungResident(server);
    await ring(jana, [body ? { status, body } : { status }]);
    expect(await device(jana.id)).toBeNull();
    expect(await delivery()).toBeNull();
    await afterTheWait();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(1);
  });

  test("a device younger than ten minutes gets a second chance", async () => {
    const jana = await rungResident(server, { young: true });
    await ring(jana, [{ status: 410 }, { status: 410 }]);
    expect(await device(jana.id)).not.toBeNull();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(1);
    await afterTheWait();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(2);
    expect(await device(jana.id)).toBeNull();
  });

  test("a device the service did not know at first is rung the second time", async () => {
    const jana = await rungResident(server, { young: true });
    await ring(jana, [{ status: 404 }]);
    await afterTheWait();
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(1);
    expect(await device(jana.id)).not.toBeNull();
  });

  test("subscribed with another key: deleted however young", async () => {
    const jana = await rungResident(server, { young: true });
    await ring(jana, [{ status: 400, body: '{"reason":"VapidPkHashMismatch"}' }]);
    expect(await device(jana.id)).toBeNull();
    expect(posts(jana)).toBe(1);
  });

  test("whose last device is gone gets the same by mail, once", async () => {
    const jana = await rungResident(server, { email: "jana@example.org", confirmed: true });
    const two = await rungResident(server, { email: "kim@example.org", confirmed: true });
    const second = await deviceOf(two.personId, server);
    for (const { subscription } of [jana, two]) server.answerNext(subscription.endpoint, [{ status: 410 }]);
    await needForAll(await team());
    await deliverer.deliverDue();
    await deliverer.deliverDue();
    const mails = await db().delivery.findMany({ where: { subscriptionId: null } });
    expect(mails).toMatchObject([{ personId: jana.personId, kind: "invitation", outcome: "mailed" }]);
    expect(second.messages()).toHaveLength(1);
    expect(await readdir(join(village.dataDir, "mail"))).toHaveLength(1);
  });
});

test.each([400, 401, 403, 413])(
  "%i is our fault: reported, the device stays, nobody tries again",
  async (status) => {
    const reported = vi.spyOn(logger(), "error");
    const jana = await rungResident(server);
    await ring(jana, [{ status, body: "no" }]);
    expect(await device(jana.id)).toMatchObject({ failures: 1, lastSuccessAt: null });
    expect(await delivery()).toMatchObject({ outcome: "our-fault", doneAt: expect.any(Date) });
    expect(reported).toHaveBeenCalledWith({ reason: `${status}: no` }, expect.any(String));
    reported.mockRestore();
    await afterTheWait();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(1);
  },
);

describe("the service asks for peace:", () => {
  test.each([429, 406, 503])("%i with Retry-After stops its whole origin, and no other", async (status) => {
    const jana = await rungResident(server);
    await ring(jana, [{ status, headers: { "retry-after": "120" } }]);
    const inTwoMinutes = Date.now() + 120_000;
    const paused = await db().pushOrigin.findUniqueOrThrow({ where: { origin: server.origin } });
    expect(Math.abs(paused.pausedUntil.getTime() - inTwoMinutes)).toBeLessThan(5_000);
    expect(await delivery()).toMatchObject({ doneAt: null, leasedUntil: paused.pausedUntil });

    const kim = await rungResident(server);
    const elsewhere = await rungResident(other);
    await needForAll(await team());
    await deliverer.deliverDue();
    expect([jana, kim, elsewhere].map((rung) => rung.messages().length)).toEqual([0, 0, 1]);

    await afterTheWait();
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(2);
    expect(kim.messages()).toHaveLength(1);
  });

  test("an hour is a quarter of an hour at most, and a date counts, too", async () => {
    const untilPaused = async () => {
      const [paused] = await db().pushOrigin.findMany();
      return ((paused?.pausedUntil.getTime() ?? 0) - Date.now()) / 60_000;
    };
    const headers = { "retry-after": new Date(Date.now() + 300_000).toUTCString() };
    await ring(await rungResident(server), [{ status: 429, headers }]);
    expect(Math.round(await untilPaused())).toBe(5);
    await afterTheWait();
    await ring(await rungResident(server), [{ status: 503, headers: { "retry-after": "3600" } }]);
    expect(Math.round(await untilPaused())).toBe(15);
  });

  test("the longest of several pauses counts", async () => {
    const [soon, late] = [later(new Date(), 1), later(new Date(), 2)];
    for (const until of [soon, late, soon]) await pauseOrigin(server.origin, until);
    expect(await db().pushOrigin.findMany()).toEqual([{ origin: server.origin, pausedUntil: late }]);
  });
});

describe("later, perhaps:", () => {
  test.each([{ status: 500 }, { status: 502 }, "reset" as const, "timeout" as const])(
    "%j is tried again with back-off, its origin goes on",
    async (answer) => {
      const jana = await rungResident(server);
      await ring(jana, [answer]);
      const waiting = await delivery();
      expect(waiting).toMatchObject({ doneAt: null, attempts: 1 });
      expect(waiting?.leasedUntil?.getTime()).toBeLessThan(Date.now() + 10_000);
      expect(await db().pushOrigin.count()).toBe(0);
      await afterTheWait();
      await deliverer.deliverDue();
      expect(await delivery()).toMatchObject({ outcome: "delivered", attempts: 2 });
    },
  );

  test("given up after six tries, the device stays", async () => {
    const jana = await rungResident(server);
    await ring(
      jana,
      Array.from({ length: 9 }, () => ({ status: 500 })),
    );
    for (let tries = 1; tries < 9; tries += 1) {
      await afterTheWait();
      await deliverer.deliverDue();
    }
    expect(posts(jana)).toBe(6);
    expect(await delivery()).toMatchObject({ outcome: "given-up" });
    expect(await device(jana.id)).toMatchObject({ failures: 1 });
  });

  test("given up at once when the need will be over by then", async () => {
    const jana = await rungResident(server);
    server.answerNext(jana.subscription.endpoint, [{ status: 429, headers: { "retry-after": "600" } }]);
    const soon = { start: later(monday, -1), end: later(monday, 0.1) };
    await needForAll(await team(), { shifts: [soon] });
    await deliverer.deliverDue();
    expect(await delivery()).toMatchObject({ outcome: "given-up", attempts: 1 });
  });

  test("only the device that was not reached rings again", async () => {
    const phone = await rungResident(server);
    const tablet = await deviceOf(phone.personId, server);
    await ring(phone, [{ status: 500 }]);
    expect([phone, tablet].map((rung) => rung.messages().length)).toEqual([0, 1]);
    await afterTheWait();
    await deliverer.deliverDue();
    expect([phone, tablet].map((rung) => rung.messages().length)).toEqual([1, 1]);
  });
});

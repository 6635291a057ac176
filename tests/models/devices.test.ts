import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { forgetDevice, refreshDevice, saveDevice } from "~/models/push-subscription.server";
import { claimDeliveries } from "~/models/sending.server";
import { finishDeliveries } from "~/models/sent.server";
import { sendTestPing } from "~/models/test-ping.server";
import { jobs, later, monday, openVillage, resident, type Village } from "../support/village";

let village: Village;
let jana: string;
const browser = { endpoint: "https://fcm.googleapis.com/fcm/send/one", p256dh: "p256dh", auth: "auth" };
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  jana = await resident();
});
afterAll(() => village.close());

test("a browser that is kept stays kept, also for somebody else who signs in there", async () => {
  await saveDevice(jana, browser);
  expect(await refreshDevice(jana, browser)).toEqual({ ok: true });
  const kim = await resident({ name: "Kim" });
  expect(await refreshDevice(kim, browser)).toEqual({ ok: true });
  expect(await db().pushSubscription.findMany()).toMatchObject([{ personId: kim }]);
});

test("one that its person forgot stays off at its next visit", async () => {
  const { id } = await saveDevice(jana, browser);
  expect(await forgetDevice(await resident(), id)).toBe(false);
  expect(await forgetDevice(jana, id)).toBe(true);
  expect(await refreshDevice(jana, browser)).toEqual({ ok: false, reason: "forgotten" });
  expect(await db().pushSubscription.count()).toBe(0);
});

test("one whose push service gave it up hears so, and is welcome anew", async () => {
  const { id: subscriptionId } = await saveDevice(jana, browser);
  const delivery = await db().delivery.create({
    data: { key: "digest", kind: "digest", personId: jana, subscriptionId, deliverAt: monday },
  });
  const gone = { kind: "gone", reason: "gone" } as const;
  await finishDeliveries([{ delivery, outcome: gone }], monday);
  expect(await refreshDevice(jana, browser)).toEqual({ ok: false, reason: "ended" });
  await saveDevice(jana, { ...browser, endpoint: `${browser.endpoint}-anew` });
  expect(await db().pushSubscription.count()).toBe(1);
});

test("a device that was switched off while it was rung keeps nobody else's ping from being written down", async () => {
  const row = async (key: string) => {
    const { id: subscriptionId } = await saveDevice(jana, {
      ...browser,
      endpoint: `${browser.endpoint}-${key}`,
    });
    const data = { key, kind: "digest", personId: jana, subscriptionId, deliverAt: monday };
    return db().delivery.create({ data });
  };
  const [rung, off] = [await row("rung"), await row("off")];
  await forgetDevice(jana, off.subscriptionId ?? "");
  const outcomes = [
    { delivery: rung, outcome: { kind: "delivered" } as const },
    { delivery: off, outcome: { kind: "retry", at: monday, pauseOrigin: false } as const },
  ];
  await finishDeliveries(outcomes, monday);
  expect(await db().delivery.findMany()).toMatchObject([{ id: rung.id, doneAt: monday }]);
});

test("a mail that a slow server takes its time for is not sent by a second worker", async () => {
  await db().delivery.create({ data: { key: "mail", kind: "digest", personId: jana, deliverAt: monday } });
  const claim = (realNow: Date) => claimDeliveries({ now: monday, realNow }, 10);
  const begun = new Date();
  expect(await claim(begun)).toHaveLength(1);
  expect(await claim(later(begun, 2 / 60))).toEqual([]);
  expect(await claim(later(begun, 6 / 60))).toHaveLength(1);
});

test("the test ping rings one device of one's own, and nobody else's", async () => {
  const { id } = await saveDevice(jana, browser);
  const kim = await resident({ name: "Kim" });
  expect(await sendTestPing(kim, new Date(), id)).toEqual({ ok: false, reason: "no-device" });
  expect(await sendTestPing(jana, new Date(), id)).toEqual({ ok: true });
  expect(await jobs()).toMatchObject([{ task: "test-ping" }]);
});

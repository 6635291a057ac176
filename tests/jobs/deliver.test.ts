import { describe, expect, test } from "vitest";
import { now } from "~/clock.server";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { cancel } from "~/models/help-request-status.server";
import { removeDevice } from "~/models/push-subscription.server";
import { pause } from "~/models/resident.server";
import { signUp } from "~/models/signup.server";
import { needForAll } from "../support/invitations";
import { deliverer, mails, openRingingVillage, ours, server } from "../support/ringing-village";
import { afterTheWait, deviceOf, type Rung, rungResident } from "../support/rung";
import { at, clockAt, later, monday, resident } from "../support/village";

openRingingVillage();

const posts = ({ subscription }: Rung) =>
  server.received.filter((request) => request.endpoint === subscription.endpoint).length;

/** Fails at the push service, and waits for the next try. */
async function failOnce(rung: Rung): Promise<void> {
  const headers = { "retry-after": "60" };
  server.answerNext(rung.subscription.endpoint, [{ status: 500, headers }]);
  await needForAll(ours, {}, now());
  await deliverer.deliverDue();
  expect(posts(rung)).toBe(1);
}

describe("between two tries", () => {
  test("it looks again: who pauses meanwhile is left in peace", async () => {
    const jana = await rungResident(server);
    await failOnce(jana);
    await pause(jana.personId, later(monday, 48));
    await afterTheWait();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(1);
    expect(await db().delivery.findMany()).toMatchObject([{ outcome: "dropped" }]);
  });

  test("evening becomes night: the next one is at eight", async () => {
    clockAt(at("2027-04-12T20:29"));
    const jana = await rungResident(server);
    await failOnce(jana);
    clockAt(at("2027-04-12T20:31"));
    await afterTheWait();
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(1);
    clockAt(at("2027-04-13T08:00"));
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(1);
  });
});

describe("at night", () => {
  const evening = at("2027-04-12T22:30");
  const morning = at("2027-04-13T08:00");

  test("what is posted rings no device and writes no mail before eight", async () => {
    clockAt(evening);
    const jana = await rungResident(server);
    await resident({ email: "kim@example.org", confirmed: true });
    await needForAll(ours, {}, now());
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(0);
    expect(await mails()).toEqual([]);
    const waiting = { deliverAt: morning, rungAt: null };
    expect(await db().invitation.findMany()).toMatchObject([waiting, waiting]);
    clockAt(morning);
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  test("a cancellation still tells those who come in a few hours", async () => {
    clockAt(at("2027-04-17T05:00"));
    const jana = await rungResident(server);
    const { id, shiftIds } = await needForAll(ours, {}, monday);
    const [shiftId = ""] = shiftIds;
    const { personId } = jana;
    await signUp(id, { shiftId, personId, people: 1, phone: null, birthYear: null }, now());
    await cancel(id, ours.associationId, "Sturm", now());
    await deliverer.deliverDue();
    expect(jana.messages()).toMatchObject([{ title: "Abgesagt: Kuchenbuffet beim Dorffest" }]);
  });
});

describe("devices", () => {
  test("one switched off takes along what waits for it", async () => {
    const jana = await rungResident(server);
    await needForAll(ours);
    await expandDue(now(), 10);
    await removeDevice(jana.personId, jana.subscription.endpoint);
    await deliverer.deliverDue();
    expect(posts(jana)).toBe(0);
    expect(await db().delivery.count()).toBe(0);
  });

  test("each of a person rings, and no mail comes beside them", async () => {
    const phone = await rungResident(server, { email: "jana@example.org", confirmed: true });
    const laptop = await deviceOf(phone.personId, server);
    await resident({ email: "unconfirmed@example.org" });
    await needForAll(ours);
    await deliverer.deliverDue();
    expect([posts(phone), posts(laptop)]).toEqual([1, 1]);
    expect(await mails()).toEqual([]);
    expect(await db().invitation.count({ where: { silenced: "unreachable", sentAt: null } })).toBe(1);
  });

  test("one nobody can encrypt for, or at a stranger's address, holds up no other and is not called", async () => {
    const [broken, stranger, jana] = [
      await rungResident(server),
      await rungResident(server),
      await rungResident(server),
    ];
    await db().pushSubscription.update({ where: { id: broken.id }, data: { p256dh: "AAAA" } });
    const endpoint = "https://169.254.169.254/latest/meta-data";
    await db().pushSubscription.update({ where: { id: stranger.id }, data: { endpoint } });
    await needForAll(ours);
    await deliverer.deliverDue();
    expect([posts(broken), posts(stranger)]).toEqual([0, 0]);
    expect(jana.messages()).toHaveLength(1);
    for (const subscriptionId of [broken.id, stranger.id]) {
      const ended = { outcome: "our-fault", attempts: 1 };
      expect(await db().delivery.findMany({ where: { subscriptionId } })).toMatchObject([ended]);
    }
    expect(await db().pushSubscription.count()).toBe(3);
  });
});

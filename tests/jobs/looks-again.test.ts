import { describe, expect, test } from "vitest";
import { completeEnv } from "~/env.server";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { change } from "~/models/help-request.server";
import { cancel, close } from "~/models/help-request-status.server";
import { answerInvitation } from "~/models/invitation.server";
import { saveDevice } from "~/models/push-subscription.server";
import { pause } from "~/models/resident.server";
import { signUp } from "~/models/signup.server";
import { withdraw } from "~/models/withdraw.server";
import { needForAll } from "../support/invitations";
import { startPushServer } from "../support/push-server";
import { deliverer, openRingingVillage, ours, server } from "../support/ringing-village";
import { delivererFor, deviceOf, messagesEach, type Rung, ringingCrowd, rungResident } from "../support/rung";
import { at, clockAt, later, monday, needInput, type PostedNeed, person, saturday } from "../support/village";

openRingingVillage();

const ask = ({ id, shiftIds: [shiftId = ""] }: PostedNeed, personId: string) =>
  signUp(id, { shiftId, people: 1, phone: null, birthYear: null, personId }, monday);
const outcomes = async () => (await db().delivery.findMany()).map((row) => row.outcome);

describe("between writing down and sending an invitation, it is dropped when", () => {
  const onePlace = { shifts: [{ ...saturday, places: 1 }] };
  const cases: { what: string; happens: (buffet: PostedNeed, jana: Rung) => Promise<unknown> }[] = [
    { what: "the last place is taken", happens: async (buffet) => ask(buffet, await person()) },
    { what: "the need is cancelled", happens: ({ id }) => cancel(id, ours.associationId, "weather", monday) },
    { what: "enough were found", happens: ({ id }) => close(id, ours.associationId, monday) },
    {
      what: "they said no",
      happens: ({ id }, jana) => answerInvitation(id, jana.personId, "not_this_time", monday),
    },
    { what: "they said yes", happens: (buffet, jana) => ask(buffet, jana.personId) },
    { what: "they pause", happens: (_, jana) => pause(jana.personId, later(monday, 24)) },
    { what: "it is over", happens: async () => clockAt(saturday.end) },
    {
      what: "somebody else signed in on that browser",
      happens: async (_, jana) => saveDevice(await person("Kim"), jana.subscription),
    },
  ];

  test.each(cases)("$what", async ({ happens }) => {
    const jana = await rungResident(server);
    const buffet = await needForAll(ours, onePlace);
    await expandDue(monday, 10);
    await happens(buffet, jana);
    await deliverer.deliverDue();
    expect(jana.messages()).toEqual([]);
    expect(await outcomes()).toEqual(["dropped"]);
    expect((await db().invitation.findFirst())?.sentAt).toBeNull();
  });

  test("nothing of that happened: it is sent", async () => {
    const jana = await rungResident(server);
    await needForAll(ours, onePlace);
    await expandDue(monday, 10);
    await deliverer.deliverDue();
    expect(jana.messages()).toHaveLength(1);
  });
});

test("an invitation that is late into the night waits for the morning", async () => {
  const jana = await rungResident(server);
  await needForAll(ours);
  await expandDue(monday, 10);
  clockAt(at("2027-04-12T20:30"));
  await deliverer.deliverDue();
  expect(jana.messages()).toEqual([]);
  expect(await db().delivery.findFirst()).toMatchObject({
    doneAt: null,
    leasedUntil: null,
    deliverAt: at("2027-04-13T08:00"),
  });
  clockAt(at("2027-04-13T08:00"));
  await deliverer.deliverDue();
  expect(jana.messages()).toHaveLength(1);
});

test("who withdrew meanwhile is not asked whether it still suits", async () => {
  const buffet = await needForAll(ours);
  const [jana, kim] = [await person("Jana"), await person("Kim")];
  const [janas, kims] = [await deviceOf(jana, server), await deviceOf(kim, server)];
  await ask(buffet, jana);
  await ask(buffet, kim);
  await change(buffet.id, ours.author, needInput({ placeName: "Turnhalle", shifts: [saturday] }), monday);
  await withdraw(buffet.id, buffet.shiftIds[0] ?? "", kim, monday);
  await deliverer.deliverDue();
  expect(janas.messages().map((message) => message.title)).toEqual([
    "Passt noch? Kuchenbuffet beim Dorffest",
  ]);
  expect(kims.messages()).toEqual([]);
});

describe("many at once", () => {
  test("several jobs in one process send everything once, and hold no more than one round's worth", async () => {
    const slow = await startPushServer({ delayMilliseconds: 200 });
    completeEnv({ pushExtraOrigins: [slow.origin] });
    const one = delivererFor([slow]);
    try {
      const crowd = await ringingCrowd(slow, 150);
      await needForAll(ours);
      const ended = Promise.all(Array.from({ length: 6 }, () => one.deliverDue()));
      await slow.until(() => slow.received.length > 0, "the first message");
      const held = await db().delivery.count({ where: { doneAt: null, leasedUntil: { not: null } } });
      expect(held).toBeLessThanOrEqual(64);
      await ended;
      expect(messagesEach(crowd, slow)).toEqual({ 1: 150 });
    } finally {
      await Promise.all([one.close(), slow.close()]);
      completeEnv({ pushExtraOrigins: [server.origin] });
    }
  });

  test("told to stop, it claims no more and leaves the rest to the next", async () => {
    const slow = await startPushServer({ delayMilliseconds: 40 });
    completeEnv({ pushExtraOrigins: [slow.origin] });
    const [first, second] = [delivererFor([slow]), delivererFor([slow])];
    try {
      const crowd = await ringingCrowd(slow, 200);
      await needForAll(ours);
      const stop = new AbortController();
      const ended = first.deliverDue(stop.signal);
      await slow.until(() => slow.received.length > 0, "the first message", 40_000);
      stop.abort();
      await ended;
      const sent = slow.received.length;
      expect(sent).toBeLessThan(200);
      expect(await db().delivery.count({ where: { doneAt: { not: null } } })).toBe(sent);
      expect(await db().delivery.count({ where: { doneAt: null, leasedUntil: { not: null } } })).toBe(0);
      await second.deliverDue();
      expect(messagesEach(crowd, slow)).toEqual({ 1: 200 });
    } finally {
      await Promise.all([first.close(), second.close(), slow.close()]);
      completeEnv({ pushExtraOrigins: [server.origin] });
    }
  });

  test("a row nobody can make sense of neither stops the others nor comes back for ever", async () => {
    const [jana, kim] = [await rungResident(server), await rungResident(server)];
    await needForAll(ours);
    await expandDue(monday, 10);
    await db().person.update({ where: { id: jana.personId }, data: { locale: "tlh" } });
    await db().invitation.updateMany({
      where: { residentId: jana.personId },
      data: { reasons: { odd: true } },
    });
    await db().delivery.updateMany({ where: { personId: kim.personId }, data: { kind: "from-the-future" } });
    await deliverer.deliverDue();
    expect(jana.messages()).toMatchObject([{ lang: "de" }]);
    expect(kim.messages()).toEqual([]);
    expect((await outcomes()).sort()).toEqual(["delivered", "dropped"]);
  });
});

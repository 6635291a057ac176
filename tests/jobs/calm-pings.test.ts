import { describe, expect, test } from "vitest";
import { now } from "~/clock.server";
import { answerByLink } from "~/models/answer-link.server";
import { readAnswerToken } from "~/models/answer-token.server";
import { db } from "~/models/db.server";
import { change } from "~/models/help-request.server";
import { cancel, close } from "~/models/help-request-status.server";
import { answerInvitation } from "~/models/invitation.server";
import { pause } from "~/models/resident.server";
import { enterByName } from "~/models/roster.server";
import { switchPings } from "~/models/settings.server";
import { signUp } from "~/models/signup.server";
import { sweep } from "~/models/sweep.server";
import { withdraw } from "~/models/withdraw.server";
import { topicOf } from "~/push/message";
import { needForAll, silentNeed } from "../support/invitations";
import { deliverer, mails, openRingingVillage, ours, server } from "../support/ringing-village";
import { deviceOf, type Rung, rungResident } from "../support/rung";
import {
  at,
  clockAt,
  later,
  monday,
  needInput,
  type PostedNeed,
  person,
  resident,
  saturday,
} from "../support/village";

openRingingVillage();

const come = ({ id, shiftIds: [shiftId = ""] }: PostedNeed, personId: string, when = now()) =>
  signUp(id, { shiftId, people: 1, phone: null, birthYear: null, personId }, when);
const onePlace = { shifts: [{ ...saturday, places: 1 }] };
const titles = (rung: Rung) => rung.messages().map((message) => message.title);

/** What a worker does every few seconds. */
async function tick(instant: Date): Promise<void> {
  clockAt(instant);
  await sweep(now(), new Date());
  await deliverer.deliverDue();
}

describe("an invitation", () => {
  test("has both answers, each with a link bound to who, what and when", async () => {
    const jana = await rungResident(server);
    const buffet = await needForAll(ours);
    await deliverer.deliverDue();
    const [ping] = jana.messages();
    expect(ping?.actions?.map(({ action, title }) => [action, title])).toEqual([
      ["yes", "Ich bin dabei"],
      ["no", "Diesmal nicht"],
    ]);
    const link = ping?.actions?.[0]?.navigate ?? "";
    expect(link).toBe(ping?.data?.answer);
    const bound = readAnswerToken(link.replace("http://localhost:3000/ping/", ""));
    expect(bound).toEqual({
      residentId: jana.personId,
      helpRequestId: buffet.id,
      shiftId: buffet.shiftIds[0],
    });
    if (bound) await answerByLink(bound, "yes", { phone: null, birthYear: null }, now());
    expect(await db().signup.count({ where: { personId: jana.personId } })).toBe(1);
  });

  test("has none where nothing is left to say yes to but what has begun", async () => {
    const jana = await rungResident(server);
    await needForAll(ours, { shifts: [{ start: later(monday, 1), end: later(monday, 5) }] });
    clockAt(later(monday, 2));
    await deliverer.deliverDue();
    expect(jana.messages()).toMatchObject([{ title: "Kuchenbuffet beim Dorffest" }]);
    expect(jana.messages()[0]).not.toHaveProperty("actions");
  });

  test("says only that somebody needs help where titles are neutral, and still why", async () => {
    const jana = await rungResident(server);
    await db().resident.updateMany({ data: { neutralTitles: true } });
    await needForAll(ours);
    await deliverer.deliverDue();
    expect(titles(jana)).toEqual(["Jemand in der Nähe braucht Hilfe"]);
    expect(JSON.stringify(jana.messages())).not.toContain("Kuchenbuffet");
    expect(jana.messages()[0]?.body).toContain("(Zuhause)");
  });

  test("is off on the server at once", async () => {
    const jana = await rungResident(server);
    await needForAll(ours);
    await switchPings(jana.personId, false, now());
    await deliverer.deliverDue();
    expect(jana.messages()).toEqual([]);
  });
});

describe("when it is full", () => {
  test("the ping is replaced in place, without a sound, for those who have not answered", async () => {
    const [jana, kim, ole] = [
      await rungResident(server),
      await rungResident(server),
      await rungResident(server),
    ];
    const buffet = await needForAll(ours, onePlace);
    await deliverer.deliverDue();
    await answerInvitation(buffet.id, ole.personId, "not_this_time", now());
    await come(buffet, kim.personId);
    await deliverer.deliverDue();
    expect(jana.messages()).toMatchObject([
      { title: "Kuchenbuffet beim Dorffest" },
      {
        title: "Es haben sich genug gefunden. Danke!",
        tag: `need-${buffet.id}`,
        silent: true,
        renotify: false,
      },
    ]);
    const topics = server.received
      .filter(({ endpoint }) => endpoint === jana.subscription.endpoint)
      .map(({ headers }) => headers.topic);
    expect(topics).toEqual([topicOf(`${buffet.id}:invitation`), topicOf(`${buffet.id}:invitation`)]);
    // A phone that was off all the time shows one of them.
    expect(jana.waiting().map(({ title }) => title)).toEqual(["Es haben sich genug gefunden. Danke!"]);
    expect([titles(kim).length, titles(ole).length]).toEqual([1, 1]);
  });

  test("it goes only where the ping was shown, and never to Apple", async () => {
    const [silent, apple] = [await rungResident(server), await rungResident(server)];
    const buffet = await needForAll(ours, onePlace);
    await db().invitation.updateMany({
      where: { residentId: silent.personId },
      data: { rungAt: monday, silenced: "enough" },
    });
    await deliverer.deliverDue();
    await db().pushSubscription.update({
      where: { id: apple.id },
      data: { endpoint: "https://web.push.apple.com/QGuQyavXutnMH" },
    });
    await come(buffet, await person());
    expect(await db().delivery.count({ where: { kind: "enough" } })).toBe(0);
    expect([titles(silent).length, titles(apple).length]).toEqual([0, 1]);
  });

  test.each([
    [
      "enters the last helper by name",
      ({ id, shiftIds: [shiftId = ""] }: PostedNeed) =>
        enterByName(
          { id, associationId: ours.associationId },
          { shiftId, name: "Erna", people: 1, phone: null },
          now(),
        ),
    ],
    ["has found enough elsewhere", ({ id }: PostedNeed) => close(id, ours.associationId, now())],
  ])("it comes, too, when the team %s", async (_, happens) => {
    const jana = await rungResident(server);
    const buffet = await needForAll(ours, onePlace);
    await deliverer.deliverDue();
    expect(await happens(buffet)).toMatchObject({ ok: true });
    await deliverer.deliverDue();
    expect(titles(jana)).toEqual([expect.any(String), "Es haben sich genug gefunden. Danke!"]);
  });

  test("it rings nobody when a place is free again, and is told once", async () => {
    const jana = await rungResident(server);
    const buffet = await needForAll(ours, onePlace);
    await deliverer.deliverDue();
    const kim = await person("Kim");
    await come(buffet, kim);
    await withdraw(buffet.id, buffet.shiftIds[0] ?? "", kim, now());
    await deliverer.deliverDue();
    expect(titles(jana)).toHaveLength(1);
    await come(buffet, kim);
    await deliverer.deliverDue();
    expect(await db().delivery.count({ where: { kind: "enough" } })).toBe(1);
  });

  test("it waits for the end of quiet hours, and does not count as a ping of the week", async () => {
    const jana = await rungResident(server);
    const buffet = await needForAll(ours, onePlace);
    await deliverer.deliverDue();
    clockAt(at("2027-04-12T22:00"));
    await come(buffet, await person());
    await deliverer.deliverDue();
    expect(titles(jana)).toHaveLength(1);
    await tick(at("2027-04-13T08:00"));
    expect(titles(jana)).toHaveLength(2);
    for (const _ of [1, 2]) await needForAll(ours, {}, now());
    await deliverer.deliverDue();
    expect(titles(jana)).toHaveLength(4);
  });
});

describe("reminders", () => {
  const eve = at("2027-04-16T18:00");
  const noon = at("2027-04-17T12:00");

  test("come the evening before and two hours before, once each, only to those coming", async () => {
    const [jana, kim] = [await rungResident(server), await rungResident(server)];
    await db().resident.updateMany({ data: { digestDay: null } });
    const buffet = await silentNeed(ours);
    await come(buffet, jana.personId);
    await tick(new Date(eve.getTime() - 60_000));
    expect(titles(jana)).toEqual([]);
    for (const instant of [eve, later(eve, 0.01), noon, later(noon, 0.01)]) await tick(instant);
    const title = "Bald geht es los: Kuchenbuffet beim Dorffest";
    expect(titles(jana)).toEqual([title, title]);
    expect(jana.messages()[0]).toMatchObject({
      body: expect.stringContaining("Festplatz"),
      tag: `need-${buffet.id}`,
      renotify: true,
    });
    expect(jana.messages()[0]?.actions?.map(({ action, navigate }) => [action, navigate])).toEqual([
      ["way", `http://localhost:3000/ping/way/${buffet.id}`],
      ["withdraw", jana.messages()[0]?.data?.answer],
    ]);
    expect(titles(kim)).toEqual([]);
  });

  test("come once, however many workers look, and again for a new time", async () => {
    const jana = await rungResident(server);
    const buffet = await silentNeed(ours);
    await come(buffet, jana.personId);
    clockAt(eve);
    await Promise.all([1, 2, 3, 4].map(() => sweep(now(), new Date())));
    const moved = { ...saturday, start: later(saturday.start, 1), id: buffet.shiftIds[0] ?? "" };
    await db().shift.updateMany({ data: { start: moved.start } });
    await deliverer.deliverDue();
    // What was written for the old time is dropped, the new one comes with the next look.
    expect(titles(jana)).toEqual([]);
    await tick(later(eve, 0.01));
    expect(titles(jana)).toHaveLength(1);
  });

  test("in quiet hours come before they begin", async () => {
    const jana = await rungResident(server);
    await db().resident.updateMany({ data: { quietFrom: 11 * 60, quietUntil: 13 * 60 } });
    await come(await silentNeed(ours), jana.personId);
    await tick(eve);
    await tick(at("2027-04-17T10:44"));
    expect(titles(jana)).toHaveLength(1);
    await tick(at("2027-04-17T10:45"));
    expect(titles(jana)).toHaveLength(2);
    await tick(noon);
    expect(titles(jana)).toHaveLength(2);
  });

  test("missed in a downtime, one comes when quiet hours end, none after the start", async () => {
    const jana = await rungResident(server);
    await come(await silentNeed(ours), jana.personId);
    await tick(at("2027-04-16T23:00"));
    expect(titles(jana)).toEqual([]);
    await tick(at("2027-04-17T12:30"));
    expect(titles(jana)).toHaveLength(1);
    await db().delivery.deleteMany();
    await tick(saturday.start);
    expect(titles(jana)).toHaveLength(1);
  });

  const gone: [string, (buffet: PostedNeed, jana: Rung) => Promise<unknown>][] = [
    ["they withdrew", ({ id, shiftIds: [shift = ""] }, jana) => withdraw(id, shift, jana.personId, now())],
    ["it was cancelled", ({ id }) => cancel(id, ours.associationId, "weather", now())],
  ];
  test.each(gone)("are dropped when %s between writing and sending", async (_, happens) => {
    const jana = await rungResident(server);
    const buffet = await silentNeed(ours);
    await come(buffet, jana.personId);
    clockAt(eve);
    await sweep(now(), new Date());
    await happens(buffet, jana);
    await deliverer.deliverDue();
    expect(titles(jana).filter((title) => title.startsWith("Bald"))).toEqual([]);
  });

  test("go by mail to who has no device, and lead to the need", async () => {
    const kim = await resident({ name: "Kim", email: "kim@example.org" });
    const buffet = await silentNeed(ours);
    await come(buffet, kim);
    await tick(eve);
    expect(await mails()).toEqual([expect.stringContaining(`http://localhost:3000/help/${buffet.id}`)]);
  });

  test("a change of time that was told does not lose them", async () => {
    const jana = await rungResident(server);
    const buffet = await silentNeed(ours);
    await come(buffet, jana.personId);
    const shifts = [{ ...saturday, id: buffet.shiftIds[0] ?? "", start: later(saturday.start, 1) }];
    await change(buffet.id, ours.author, needInput({ shifts }), now());
    for (const instant of [eve, noon, later(noon, 1)]) await tick(instant);
    expect(titles(jana).filter((title) => title.startsWith("Bald"))).toHaveLength(2);
  });
});

describe("the digest", () => {
  const thursday = at("2027-04-15T18:00");

  test("tells on Thursday evening what suits and did not ring, once, and does not count", async () => {
    const jana = await rungResident(server);
    const tablet = await deviceOf(jana.personId, server);
    await silentNeed(ours);
    await silentNeed(ours, { title: "Zelt aufbauen" });
    await needForAll(ours, { title: "Hat geklingelt" });
    await tick(new Date(thursday.getTime() - 60_000));
    expect(titles(jana)).toEqual(["Hat geklingelt"]);
    for (const instant of [thursday, later(thursday, 0.1), later(thursday, 2)]) await tick(instant);
    expect(titles(jana).slice(1)).toEqual(["Diese Woche passen 2 Aufrufe zu dir"]);
    expect(titles(tablet)).toEqual(titles(jana));
    const body = jana.messages()[1]?.body;
    expect(body).toContain("Zelt aufbauen");
    expect(body).not.toContain("Hat geklingelt");
    expect(await db().delivery.findFirst({ where: { kind: "digest" } })).toMatchObject({
      helpRequestId: null,
      key: expect.stringMatching(/^digest:2027-W15:/),
    });
    expect(await db().invitation.count({ where: { silenced: null } })).toBe(1);
  });

  test("is silent when there is nothing to say", async () => {
    const jana = await rungResident(server);
    await needForAll(ours);
    const far = { label: "Fern", point: { lat: 52.5, lon: 13.4 }, radiusKm: 5 };
    const away = await rungResident(server, { place: far });
    await silentNeed(ours);
    await db().invitation.updateMany({ data: { answer: "not_this_time" } });
    const rest = await db().helpRequest.findMany({ where: { invitations: { none: {} } } });
    for (const { id } of rest) await db().helpRequest.update({ where: { id }, data: { status: "closed" } });
    await tick(thursday);
    expect([titles(jana), titles(away)]).toEqual([[], []]);
  });

  test("comes on the chosen day, after quiet hours, or not at all", async () => {
    const [monday2, never, late, resting] = [
      await rungResident(server),
      await rungResident(server),
      await rungResident(server),
      await rungResident(server),
    ];
    const set = (rung: Rung, data: object) =>
      db().resident.update({ where: { personId: rung.personId }, data });
    await set(monday2, { digestDay: 0 });
    await set(never, { digestDay: null });
    await set(late, { quietFrom: 17 * 60, quietUntil: 19 * 60 });
    await pause(resting.personId, later(thursday, 48));
    await silentNeed(ours);
    await tick(thursday);
    expect([monday2, never, late, resting].map((rung) => titles(rung).length)).toEqual([0, 0, 0, 0]);
    await tick(later(thursday, 1));
    expect([monday2, never, late, resting].map((rung) => titles(rung).length)).toEqual([0, 0, 1, 0]);
  });

  test("looks again: what was filled until it is sent is left out", async () => {
    const jana = await rungResident(server);
    const buffet = await silentNeed(ours, onePlace);
    clockAt(thursday);
    await sweep(now(), new Date());
    await come(buffet, await person());
    await deliverer.deliverDue();
    expect(titles(jana)).toEqual([]);
  });

  test("goes by mail to who gave an address, and takes along what the budget held back", async () => {
    const kim = await resident({ name: "Kim", email: "kim@example.org", confirmed: true });
    await db().resident.updateMany({ data: { weeklyBudget: 0 } });
    const { id } = await needForAll(ours);
    await deliverer.deliverDue();
    expect(await db().invitation.findFirst()).toMatchObject({ silenced: "enough", digestedAt: null });
    await tick(thursday);
    const [mail] = await mails();
    expect(mail).toContain(`http://localhost:3000/help/${id}`);
    expect(mail).not.toMatch(/km|Zuhause/);
    const digested = await db().invitation.findFirst({ where: { residentId: kim } });
    expect(digested?.digestedAt).not.toBeNull();
  });
});

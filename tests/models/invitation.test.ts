import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { realTimeOf } from "~/clock.server";
import { cellCentre, distanceMetres } from "~/domain/place";
import { storedReasons } from "~/domain/stored-reasons";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { change, post } from "~/models/help-request.server";
import { answerInvitation } from "~/models/invitation.server";
import { pause } from "~/models/resident.server";
import {
  at,
  clockAt,
  device,
  herzberg,
  jobs,
  later,
  monday,
  need,
  needInput,
  openVillage,
  resident,
  saturday,
  team,
  type Village,
} from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
});
afterAll(() => village.close());

const invitations = () => db().invitation.findMany({ orderBy: { order: "asc" } });
const ringing = async () => (await jobs()).filter(({ task }) => task === "deliver");
const deliveries = () => db().delivery.findMany();

describe("publishing", () => {
  test("commits the need, its invitations and the job that delivers them", async () => {
    const baker = await resident({ skills: ["baking"], interests: ["celebration"] });
    const neighbour = await resident();
    const runner = await resident({ interests: ["sport"] });
    for (const one of [baker, neighbour, runner]) await device(one);
    const posted = await need(await team(), { helpfulSkills: ["baking"] });
    expect(await invitations()).toMatchObject([
      { helpRequestId: posted.id, residentId: baker, order: 0, wave: 1, deliverAt: monday, rungAt: null },
      { helpRequestId: posted.id, residentId: neighbour, order: 1, deliverAt: monday, rungAt: null },
    ]);
    expect(await ringing()).toEqual([{ task: "deliver", runAt: realTimeOf(monday) }]);
    expect(storedReasons((await invitations())[0]?.reasons)).toMatchObject({
      placeLabel: "Zuhause",
      interest: true,
      skills: ["baking"],
      anyTime: true,
    });
  });

  test("leaves nothing behind when its last step fails", async () => {
    await device(await resident());
    const { author } = await team();
    await db().$executeRaw`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'the queue is broken'; end $$`;
    await db().$executeRaw`
      create trigger refuse before insert on graphile_worker._private_jobs execute function refuse()`;
    try {
      await expect(post(author, needInput(), monday)).rejects.toThrow("the queue is broken");
    } finally {
      await db().$executeRaw`drop function refuse cascade`;
    }
    expect(await db().helpRequest.count()).toBe(0);
    expect(await invitations()).toEqual([]);
    expect((await post(author, needInput(), monday)).ok).toBe(true);
    expect(await invitations()).toHaveLength(1);
  });

  test("asks nobody for a draft, or for a need whose place nobody found", async () => {
    await device(await resident());
    const ours = await team();
    await need(ours, { intent: "draft" });
    await need(ours, { placeName: "Nirgendwo", point: null });
    expect(await invitations()).toEqual([]);
    expect(await jobs()).toEqual([]);
    await need(ours, { placeKind: "none", point: null });
    expect(await invitations()).toHaveLength(1);
  });

  test("of a private need names distances from its cell, never from the door", async () => {
    const door = { lat: 51.6884, lon: 13.2421 };
    const cell = cellCentre(door);
    expect(distanceMetres(door, cell)).toBeGreaterThan(100);
    await device(await resident());
    await need(await team(), { placeKind: "private", point: door });
    const [invitation] = await invitations();
    const home = cellCentre(herzberg);
    const told = storedReasons(invitation?.reasons)?.distanceMetres ?? Number.NaN;
    expect(Math.abs(told - distanceMetres(home, cell))).toBeLessThan(1);
    expect(Math.abs(told - distanceMetres(home, door))).toBeGreaterThan(20);
  });
});

describe("at night", () => {
  const nights = [
    { posted: "2027-04-12T20:30", rings: "2027-04-13T08:00" },
    { posted: "2027-04-13T00:10", rings: "2027-04-13T08:00" },
    { posted: "2027-04-13T07:59", rings: "2027-04-13T08:00" },
    // The clocks go forward on the night to 2027-03-28 and back on the night to 2027-10-31.
    { posted: "2027-03-27T22:00", rings: "2027-03-28T08:00" },
    { posted: "2027-10-30T22:00", rings: "2027-10-31T08:00" },
  ];

  test.each(nights)(
    "posted at $posted it rings at $rings, not a minute before",
    async ({ posted, rings }) => {
      clockAt(at(posted));
      await device(await resident());
      const shifts = [{ start: later(at(rings), 100), end: later(at(rings), 104) }];
      await need(await team(), { shifts }, at(posted));
      expect((await invitations())[0]?.deliverAt).toEqual(at(rings));
      expect(await ringing()).toEqual([{ task: "deliver", runAt: realTimeOf(at(rings)) }]);
      expect(await expandDue(at(posted), 10)).toBe(0);
      expect(await expandDue(new Date(at(rings).getTime() - 1), 10)).toBe(0);
      expect(await expandDue(at(rings), 10)).toBe(1);
      expect(await deliveries()).toMatchObject([{ deliverAt: at(rings), kind: "invitation" }]);
    },
  );

  test("posted at 20:29 it rings at once", async () => {
    await device(await resident());
    await need(await team(), {}, at("2027-04-12T20:29"));
    expect((await invitations())[0]?.deliverAt).toEqual(at("2027-04-12T20:29"));
  });
});

describe("a change", () => {
  test("invites who fits only now, and rings nobody again", async () => {
    const { author } = await team();
    const saturdays = await resident({ free: ["sat-afternoon"] });
    const sundays = await resident({ free: ["sun-afternoon"] });
    await device(saturdays);
    await device(sundays);
    const { id } = await need({ author, ownerId: author.personId, associationId: author.associationId });
    await expandDue(monday, 10);
    const before = await invitations();
    expect(before.map((row) => row.residentId)).toEqual([saturdays]);

    const sunday = { start: later(saturday.start, 24), end: later(saturday.end, 24) };
    const afternoon = later(monday, 5);
    await change(id, author, needInput({ shifts: [saturday, sunday] }), afternoon);
    await expandDue(afternoon, 10);
    await change(id, author, needInput({ title: "Kuchen", shifts: [saturday, sunday] }), afternoon);
    expect(await expandDue(afternoon, 10)).toBe(0);

    const after = await invitations();
    expect(after.filter((row) => row.residentId === saturdays)).toEqual(before);
    expect(after.filter((row) => row.residentId === sundays)).toMatchObject([{ deliverAt: afternoon }]);
    expect((await deliveries()).map((row) => row.personId).sort()).toEqual([saturdays, sundays].sort());
  });

  test("to a draft that publishes it invites as a new need does", async () => {
    const ours = await team();
    await device(await resident());
    const { id } = await need(ours, { intent: "draft" });
    await change(id, ours.author, needInput(), later(monday, 1));
    expect(await invitations()).toMatchObject([{ helpRequestId: id, deliverAt: later(monday, 1) }]);
  });
});

describe("when it is due, an invitation", () => {
  test("becomes one delivery for each device, or a mail to a confirmed address", async () => {
    const two = await resident();
    await device(two);
    await device(two);
    const mail = await resident({ email: "a@example.org", confirmed: true });
    const lost = await resident();
    await device(lost);
    await need(await team());
    await db().pushSubscription.deleteMany({ where: { personId: lost } });
    expect(await expandDue(monday, 10)).toBe(3);
    const rows = await deliveries();
    expect(rows.filter((row) => row.personId === two && row.subscriptionId)).toHaveLength(2);
    expect(rows.filter((row) => row.personId === mail)).toMatchObject([
      { subscriptionId: null, silent: true },
    ]);
    expect(rows).toHaveLength(3);
    const silenced = new Map((await invitations()).map((row) => [row.residentId, row.silenced]));
    expect(silenced).toEqual(
      new Map([
        [two, null],
        [mail, null],
        [lost, "unreachable"],
      ]),
    );
  });

  test("stays silent when it is no longer wanted, or the need is over", async () => {
    const declined = await resident();
    const paused = await resident();
    for (const one of [declined, paused]) await device(one);
    const { id } = await need(await team());
    await answerInvitation(id, declined, "not_this_time", monday);
    await pause(paused, later(monday, 24));
    await need(await team(), { shifts: [{ start: later(monday, 1), end: later(monday, 2) }] });
    await expandDue(later(monday, 3), 10);
    const silenced = (await invitations()).map((row) => row.silenced).sort();
    expect(silenced).toEqual(["over", "unwanted", "unwanted"]);
    expect(await deliveries()).toEqual([]);
  });
});

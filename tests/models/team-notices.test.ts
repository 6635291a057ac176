import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { signUp } from "~/models/signup.server";
import { sweep } from "~/models/sweep.server";
import { withdraw } from "~/models/withdraw.server";
import {
  at,
  device,
  jobs,
  later,
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  saturday,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let ours: Team;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team();
});
afterAll(() => village.close());

async function helper({ id, shiftIds: [shiftId = ""] }: PostedNeed, now = monday): Promise<string> {
  const personId = await person("Jana Krause");
  const result = await signUp(id, { shiftId, people: 1, phone: null, birthYear: null, personId }, now);
  if (!result.ok) throw new Error(result.reason);
  return personId;
}

async function news() {
  const rows = await db().delivery.findMany({ orderBy: { createdAt: "asc" } });
  return rows.map((row) => ({
    kind: row.kind,
    personId: row.personId,
    channel: row.subscriptionId ? "push" : "mail",
    at: row.deliverAt,
  }));
}

const kinds = async () => (await news()).map((row) => row.kind);

describe("the team hears", () => {
  test("of the first signup, and when it is full, once each", async () => {
    const buffet = await need(ours);
    const first = await helper(buffet);
    expect(await kinds()).toEqual(["first-signup"]);
    await withdraw(buffet.id, buffet.shiftIds[0] ?? "", first, monday);
    await helper(buffet, later(monday, 1));
    await helper(buffet, later(monday, 1));
    expect(await kinds()).toEqual(["first-signup"]);
    await helper(buffet, later(monday, 2));
    expect(await kinds()).toEqual(["first-signup", "full"]);
    expect((await news()).map((row) => row.at)).toEqual([monday, later(monday, 2)]);
  });

  test("only that it is full when the first signup fills it", async () => {
    await helper(await need(ours, { shifts: [{ ...saturday, places: 1 }] }));
    expect(await kinds()).toEqual(["full"]);
  });

  test("of every withdrawal less than 48 hours before the start, and of none before or after", async () => {
    const buffet = await need(ours);
    const [shiftId = ""] = buffet.shiftIds;
    const leaves = async (hoursBefore: number) => {
      const jana = await helper(buffet);
      await withdraw(buffet.id, shiftId, jana, later(saturday.start, -hoursBefore));
    };
    await leaves(49);
    await leaves(-1);
    expect(await kinds()).toEqual(["first-signup"]);
    await leaves(48);
    await leaves(2);
    expect(await kinds()).toEqual(["first-signup", "withdrawn", "withdrawn"]);
  });

  test("on its devices, every member; by mail only whose browser cannot be rung", async () => {
    const colleague = await person("Otto");
    const { associationId } = ours;
    await db().membership.create({ data: { personId: colleague, associationId } });
    await device(colleague);
    await device(colleague);
    const silent = await person("Uta");
    await db().membership.create({ data: { personId: silent, associationId } });
    await helper(await need(ours));
    const rows = await news();
    expect(rows.filter((row) => row.personId === ours.ownerId)).toMatchObject([{ channel: "mail" }]);
    expect(rows.filter((row) => row.personId === colleague).map((row) => row.channel)).toEqual([
      "push",
      "push",
    ]);
    expect(rows).toHaveLength(3);
  });

  test("not at night, except when a shift starts within twelve hours, past ones aside", async () => {
    await device(ours.ownerId);
    const night = at("2027-04-16T23:00");
    const running = { start: at("2027-04-16T08:00"), end: at("2027-04-16T12:00"), places: 1 };
    const sunday = { start: later(saturday.start, 24), end: later(saturday.end, 24) };
    const far = await need(ours, { shifts: [running, sunday] });
    await helper({ ...far, shiftIds: far.shiftIds.slice(1) }, night);
    const near = await need(ours, {
      shifts: [{ start: at("2027-04-17T10:00"), end: at("2027-04-17T12:00") }],
    });
    await helper(near, night);
    expect((await news()).map((row) => row.at)).toEqual([at("2027-04-17T08:00"), night]);
  });
});

describe("that nobody has come forward yet", () => {
  const threeDaysBefore = later(saturday.start, -72);
  const lookAt = (now: Date) => sweep(now, new Date());

  test("is said three days before the start, once, however many look", async () => {
    await need(ours);
    await lookAt(new Date(threeDaysBefore.getTime() - 1));
    expect(await kinds()).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => lookAt(threeDaysBefore)));
    await lookAt(later(threeDaysBefore, 1));
    expect(await news()).toEqual([
      { kind: "nobody-yet", personId: ours.ownerId, channel: "mail", at: threeDaysBefore },
    ]);
  });

  test("not of what was posted within the day, is full of helpers, or is over", async () => {
    const now = later(threeDaysBefore, 1);
    await need(ours, {}, later(now, -23));
    const found = await need(ours);
    await helper(found);
    await need(ours, { shifts: [{ start: later(monday, 1), end: later(monday, 2) }] });
    await db().delivery.deleteMany();
    await lookAt(now);
    expect(await kinds()).toEqual([]);
  });

  test("wakes no job for a team that cannot be reached", async () => {
    const mute = await team("Ohne Adresse", null);
    await need(mute);
    await lookAt(threeDaysBefore);
    await helper(await need(mute));
    expect((await jobs()).filter(({ task }) => task === "deliver")).toEqual([]);
  });
});

describe("the sweep", () => {
  test("sees to what is due and has no job: unrung invitations, unsent and abandoned deliveries", async () => {
    await helper(await need(ours));
    const forget = () => db().$executeRaw`delete from graphile_worker._private_jobs`;
    const wakes = async (now: Date, realNow = new Date()) => {
      await forget();
      await sweep(now, realNow);
      return (await jobs()).length;
    };
    expect(await wakes(later(monday, -1))).toBe(0);
    expect(await wakes(monday)).toBe(1);
    const leasedUntil = later(new Date(), 1);
    await db().delivery.updateMany({ data: { leasedUntil } });
    expect(await wakes(monday)).toBe(0);
    expect(await wakes(monday, leasedUntil)).toBe(1);
    await db().delivery.updateMany({ data: { leasedUntil: null, doneAt: monday } });
    expect(await wakes(monday)).toBe(0);
  });
});

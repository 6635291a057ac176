import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "~/models/db.server";
import { change } from "~/models/help-request.server";
import { pause } from "~/models/resident.server";
import { ringNow, stopRinging } from "~/models/ringing.server";
import { signUp } from "~/models/signup.server";
import { advanceWaves, ringDueWaves } from "~/models/waves.server";
import { withdraw } from "~/models/withdraw.server";
import {
  clockAt,
  device,
  herzberg,
  jobs,
  later,
  monday,
  need,
  needInput,
  openVillage,
  type PostedNeed,
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

const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => ringing()));
const waves = (id: string) => db().wave.findMany({ where: { helpRequestId: id }, orderBy: { nr: "asc" } });
const invited = async (id: string) =>
  (await db().invitation.findMany({ where: { helpRequestId: id }, orderBy: { order: "asc" } })).map(
    (row) => row.residentId,
  );
const nextAt = async (id: string) => (await db().helpRequest.findUniqueOrThrow({ where: { id } })).nextWaveAt;

async function ringing(more: Parameters<typeof resident>[0] = {}): Promise<string> {
  const id = await resident(more);
  await device(id);
  return id;
}

/** Every wave that is still to come, each when it is due; the test's clock is not needed for them. */
async function untilTheEnd(id: string): Promise<void> {
  for (let at = await nextAt(id); at; at = await nextAt(id)) expect(await ringDueWaves(at)).toBe(1);
}

describe("publishing", () => {
  test("rings as many as the open places need and no more, and says when it looks again", async () => {
    await crowd(120);
    const { id } = await need(await team());
    const [first, ...more] = await waves(id);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ nr: 1, tier: 0, openPlaces: 3, cause: "planned" });
    expect(first?.size).toBeGreaterThanOrEqual(3);
    expect(first?.size).toBeLessThan(60);
    expect(await invited(id)).toHaveLength(first?.size ?? 0);
    const next = await nextAt(id);
    expect(next && next > monday && next < saturday.start).toBe(true);
    expect((await jobs()).map(({ task }) => task).sort()).toEqual(["deliver", "waves"]);
  });

  test("at night chooses at once and rings when each one's quiet hours end", async () => {
    const night = later(monday, 11.5);
    await ringing();
    const early = await ringing();
    await db().resident.update({ where: { personId: early }, data: { quietUntil: 6 * 60 + 30 } });
    const never = await ringing();
    await db().resident.update({ where: { personId: never }, data: { quietFrom: 0, quietUntil: 0 } });
    const { id } = await need(await team(), {}, night);
    const due = await db().invitation.findMany({
      where: { helpRequestId: id },
      orderBy: { deliverAt: "asc" },
    });
    expect(due.map((row) => row.deliverAt)).toEqual([night, later(monday, 20.5), later(monday, 22)]);
    // The wait for answers begins when most of them have rung, not while they sleep.
    expect((await nextAt(id))?.getTime()).toBeGreaterThan(later(monday, 20.5).getTime());
  });

  test("asks nobody who cannot be reached, paused, used up their week, is blocked, barred or of the team", async () => {
    const ours = await team();
    const { associationId } = ours;
    const willing = await ringing();
    await resident();
    await resident({ email: "unbestaetigt@example.org" });
    const byMail = await resident({ email: "mail@example.org", confirmed: true });
    await pause(await ringing(), saturday.end);
    const full = await ringing();
    await db().resident.update({ where: { personId: full }, data: { weeklyBudget: 0 } });
    const blocking = await ringing();
    await db().block.create({ data: { personId: blocking, associationId } });
    const barred = await ringing();
    await db().bar.create({ data: { personId: barred, associationId, name: "Kim" } });
    const member = await ringing();
    await db().membership.create({ data: { personId: member, associationId } });
    const { id } = await need(ours);
    await untilTheEnd(id);
    expect((await invited(id)).sort()).toEqual([willing, byMail].sort());
  });

  test("rings nobody for an emergency that no authority asked for, nor of an association that may not publish", async () => {
    await ringing();
    const ours = await team();
    const flood = { urgency: "urgent", urgentReason: "Das Wasser steigt", emergency: "flood" } as const;
    const { id } = await need(ours, { ...flood, category: "rescue" });
    expect(await invited(id)).toEqual([]);
    expect(await nextAt(id)).toBeNull();
    await db().helpRequest.update({ where: { id }, data: { releasedAt: monday } });
    await db().association.update({ where: { id: ours.associationId }, data: { status: "suspended" } });
    expect(await transaction((tx) => advanceWaves(tx, id, monday))).toBe(0);
    await db().association.update({ where: { id: ours.associationId }, data: { status: "approved" } });
    expect(await transaction((tx) => advanceWaves(tx, id, monday))).toBe(1);
  });
});

describe("the next wave", () => {
  test("widens: first whom all suits, later whose time or interest suits less", async () => {
    const suits = await ringing({ free: ["sat-afternoon"], interests: ["celebration"] });
    const wrongTime = await ringing({ free: ["mon-morning"], interests: ["celebration"] });
    const otherInterest = await ringing({ free: ["sat-afternoon"], interests: ["sport"] });
    const tooFar = await ringing({
      place: { label: "Arbeit", point: { lat: herzberg.lat + 0.12, lon: herzberg.lon }, radiusKm: 10 },
    });
    const { id } = await need(await team());
    expect(await invited(id)).toEqual([suits]);
    await untilTheEnd(id);
    const all = await db().invitation.findMany({ where: { helpRequestId: id }, orderBy: { wave: "asc" } });
    expect(all.map((row) => [row.residentId, row.tier])).toEqual([
      [suits, 0],
      [wrongTime, 1],
      [otherInterest, 2],
    ]);
    expect(await invited(id)).not.toContain(tooFar);
  });

  test("looks just outside the own radius only for what is urgent, and only at who allowed it", async () => {
    const place = { label: "Arbeit", point: { lat: herzberg.lat + 0.12, lon: herzberg.lon }, radiusKm: 10 };
    await ringing({ place });
    const allows = await ringing({ place });
    await db().resident.update({ where: { personId: allows }, data: { beyondRadius: true } });
    await db().$executeRaw`update matching set beyond = true where resident_id = ${allows}::uuid`;
    const ours = await team();
    const calm = await need(ours);
    await untilTheEnd(calm.id);
    expect(await invited(calm.id)).toEqual([]);
    const urgent = await need(ours, { urgency: "urgent" });
    await untilTheEnd(urgent.id);
    expect(await invited(urgent.id)).toEqual([allows]);
  });

  test("comes once, however many workers look", async () => {
    await crowd(60);
    const ours = await team();
    const posted: PostedNeed[] = [];
    for (let nr = 0; nr < 4; nr += 1) posted.push(await need(ours));
    const due = later(saturday.start, -1);
    const rounds = await Promise.all(Array.from({ length: 6 }, () => ringDueWaves(due)));
    expect(rounds.reduce((sum, one) => sum + one, 0)).toBe(posted.length);
    for (const { id } of posted) expect((await waves(id)).map((wave) => wave.nr)).toEqual([1, 2]);
  });

  test("is lost with nothing else when it breaks in the middle, and comes the next time", async () => {
    await crowd(60);
    const { id } = await need(await team());
    const due = await nextAt(id);
    if (!due) throw new Error("no wave is due");
    const before = await invited(id);
    await db().$executeRaw`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'the plug is pulled'; end $$`;
    await db().$executeRaw`create trigger refuse before insert on "Wave" execute function refuse()`;
    try {
      await expect(ringDueWaves(due)).rejects.toThrow("the plug is pulled");
    } finally {
      await db().$executeRaw`drop function refuse cascade`;
    }
    expect(await invited(id)).toEqual(before);
    expect(await nextAt(id)).toEqual(due);
    await ringDueWaves(due);
    expect(await ringDueWaves(due)).toBe(0);
    expect(await waves(id)).toHaveLength(2);
  });

  test("is one after a long night of the server, not all that were missed", async () => {
    await crowd(60);
    const { id } = await need(await team());
    await ringDueWaves(later(monday, 4 * 24));
    expect(await waves(id)).toHaveLength(2);
    const next = await nextAt(id);
    expect(next === null || next > later(monday, 4 * 24)).toBe(true);
  });

  test("does not come once the places are filled; one given back rings a small one at once", async () => {
    const people = await crowd(80);
    const { id, shiftIds } = await need(await team(), { shifts: [{ ...saturday, places: 1 }] });
    const [helper] = people;
    const asked = { shiftId: shiftIds[0] ?? "", people: 1, phone: null, birthYear: null };
    await signUp(id, { ...asked, personId: helper ?? "" }, later(monday, 0.5));
    await untilTheEnd(id);
    expect(await waves(id)).toHaveLength(1);
    const freed = later(monday, 30);
    await withdraw(id, asked.shiftId, helper ?? "", freed);
    expect((await waves(id)).slice(1)).toMatchObject([
      { nr: 2, cause: "place-freed", openPlaces: 1, tier: 0, at: freed },
    ]);
  });
});

describe("the team", () => {
  test("rings the next wave now, as wide as it would have been, once", async () => {
    await crowd(80);
    const ours = await team();
    const { id } = await need(ours);
    const own = [ours.associationId];
    expect(await ringNow(id, [(await team()).associationId], monday)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await ringNow(id, own, later(monday, 0.1))).toMatchObject({ ok: true });
    expect((await waves(id)).map((wave) => [wave.cause, wave.tier])).toEqual([
      ["planned", 0],
      ["by-hand", 1],
    ]);
    expect(await ringNow(id, own, later(monday, 0.2))).toEqual({ ok: false, reason: "already" });
  });

  test("stops the ringing, and takes it up again", async () => {
    await crowd(80);
    const ours = await team();
    const { id } = await need(ours);
    const own = [ours.associationId];
    const [asked = ""] = await invited(id);
    await db().invitation.updateMany({ where: { residentId: asked }, data: { rungAt: monday } });
    expect(await stopRinging(id, own, true, later(monday, 0.1))).toBe(true);
    // Who was not rung yet was not asked, and may be later.
    expect(await invited(id)).toEqual([asked]);
    expect(await nextAt(id)).toBeNull();
    expect(await ringNow(id, own, later(monday, 0.2))).toEqual({ ok: false, reason: "nothing-to-ring" });
    expect(await stopRinging(id, own, false, later(monday, 24))).toBe(true);
    expect((await nextAt(id)) !== null || (await waves(id)).length > 1).toBe(true);
  });

  test("that only corrects the text rings nobody; that moves the time rings whom it suits now", async () => {
    await ringing({ free: ["sun-afternoon"] });
    const ours = await team();
    const { id } = await need(ours);
    const before = await waves(id);
    await change(id, ours.author, needInput({ text: "Bitte Schürze mitbringen." }), monday);
    expect(await waves(id)).toEqual(before);
    const sunday = { start: later(saturday.start, 24), end: later(saturday.end, 24) };
    await change(id, ours.author, needInput({ shifts: [sunday] }), later(monday, 1));
    expect(await invited(id)).toHaveLength(1);
    expect((await waves(id)).at(-1)).toMatchObject({ cause: "changed", size: 1 });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { change } from "~/models/help-request.server";
import { cancel } from "~/models/help-request-status.server";
import { signUp } from "~/models/signup.server";
import {
  at,
  clockAt,
  device,
  jobs,
  later,
  monday,
  need,
  needInput,
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
  clockAt(monday);
  ours = await team();
});
afterAll(() => village.close());

const sunday = { start: later(saturday.start, 24), end: later(saturday.end, 24) };

async function helper(need: PostedNeed, shift = 0, channels: { push?: boolean; email?: string } = {}) {
  const id = await person("Jana Krause");
  if (channels.push) await device(id);
  if (channels.email) await db().person.update({ where: { id }, data: { email: channels.email } });
  const asked = {
    shiftId: need.shiftIds[shift] ?? "",
    people: 1,
    phone: null,
    birthYear: null,
    personId: id,
  };
  const result = await signUp(need.id, asked, monday);
  if (!result.ok) throw new Error(result.reason);
  return id;
}

/** Who is told what, by which channel; the team's own news left out. */
async function told() {
  const rows = await db().delivery.findMany({ where: { kind: { in: ["changed", "cancelled"] } } });
  return rows.map((row) => ({
    kind: row.kind,
    personId: row.personId,
    channel: row.subscriptionId ? "push" : "mail",
    at: row.deliverAt,
    silent: row.silent,
  }));
}

const edit = (need: PostedNeed, changes: Parameters<typeof needInput>[0], now = later(monday, 24)) =>
  change(need.id, ours.author, needInput(changes), now);

describe("a change of time or place", () => {
  test("asks everyone coming, by every channel they gave", async () => {
    const buffet = await need(ours);
    const both = await helper(buffet, 0, { push: true, email: "jana@example.org" });
    const unreachable = await helper(buffet);
    const onlyMail = await helper(buffet, 0, { email: "kim@example.org" });
    await edit(buffet, { placeName: "Turnhalle", shifts: [saturday] });
    const now = later(monday, 24);
    expect(await told()).toHaveLength(3);
    expect(await told()).toEqual(
      expect.arrayContaining([
        { kind: "changed", personId: both, channel: "push", at: now, silent: false },
        { kind: "changed", personId: both, channel: "mail", at: now, silent: true },
        { kind: "changed", personId: onlyMail, channel: "mail", at: now, silent: true },
      ]),
    );
    expect((await told()).map((row) => row.personId)).not.toContain(unreachable);
    expect(await jobs()).not.toEqual([]);
    expect((await db().helpRequest.findUnique({ where: { id: buffet.id } }))?.changedAt).toEqual(now);
  });

  test("asks only those whose shift it is, and nobody who withdrew", async () => {
    const buffet = await need(ours, { shifts: [saturday, sunday] });
    await helper(buffet, 0, { push: true });
    const onSunday = await helper(buffet, 1, { push: true });
    const withdrawn = await helper(buffet, 1, { push: true });
    await db().signup.updateMany({ where: { personId: withdrawn }, data: { status: "withdrawn" } });
    await edit(buffet, { shifts: [saturday, { ...sunday, start: later(sunday.start, 1) }] });
    expect((await told()).map((row) => row.personId)).toEqual([onSunday]);
  });

  test("is told again when it changes again; a new text or more places ask nobody", async () => {
    const buffet = await need(ours);
    await helper(buffet, 0, { push: true });
    await edit(buffet, { text: "Neu", shifts: [{ ...saturday, places: 9 }], requiredSkills: ["baking"] });
    expect(await told()).toEqual([]);
    await edit(buffet, { meetAt: "13:30", shifts: [saturday] });
    await edit(buffet, { meetAt: "13:45", shifts: [saturday] }, later(monday, 25));
    expect(await told()).toHaveLength(2);
  });

  test("at night comes without a sound, unless the shift they know of is near", async () => {
    const night = at("2027-04-16T22:00");
    const breakfast = { start: at("2027-04-17T09:00"), end: at("2027-04-17T10:00") };
    const buffet = await need(ours, { shifts: [breakfast, sunday] });
    const early = await helper(buffet, 0, { push: true });
    const late = await helper(buffet, 1, { push: true });
    const nextWeek = { start: later(breakfast.start, 7 * 24), end: later(breakfast.end, 7 * 24) };
    const [first = "", second = ""] = buffet.shiftIds;
    const shifts = [
      { ...nextWeek, id: first },
      { ...sunday, id: second, start: later(sunday.start, 1) },
    ];
    await edit(buffet, { shifts }, night);
    const silent = new Map((await told()).map((row) => [row.personId, row.silent]));
    expect(silent.get(early)).toBe(false);
    expect(silent.get(late)).toBe(true);
  });

  test("never takes a shift or a place from somebody who is coming", async () => {
    const buffet = await need(ours);
    await helper(buffet);
    await helper(buffet);
    const tooFew = await edit(buffet, { shifts: [{ ...saturday, places: 1 }] });
    expect(tooFew).toEqual({ ok: false, reason: "places-taken" });
    expect(await edit(buffet, { shifts: [] })).toEqual({ ok: false, reason: "places-taken" });
    expect(await edit(buffet, { shifts: [{ ...saturday, places: 2 }] })).toMatchObject({ ok: true });
    expect((await db().helpRequest.findUnique({ where: { id: buffet.id } }))?.status).toBe("filled");
  });
});

describe("a cancellation", () => {
  test("by day tells everyone coming at once", async () => {
    const buffet = await need(ours);
    const jana = await helper(buffet, 0, { push: true, email: "jana@example.org" });
    await cancel(buffet.id, ours.associationId, "weather", later(monday, 1));
    const at = later(monday, 1);
    expect(await told()).toEqual(
      expect.arrayContaining([
        { kind: "cancelled", personId: jana, channel: "push", at, silent: false },
        { kind: "cancelled", personId: jana, channel: "mail", at, silent: true },
      ]),
    );
    expect(await cancel(buffet.id, ours.associationId, "weather", at)).toEqual({
      ok: false,
      reason: "nothing-to-cancel",
    });
    expect(await told()).toHaveLength(2);
  });

  test("at night waits for the morning; the mail need not", async () => {
    const night = at("2027-04-15T23:00");
    const buffet = await need(ours);
    await helper(buffet, 0, { push: true, email: "jana@example.org" });
    await cancel(buffet.id, ours.associationId, "weather", night);
    const channels = new Map((await told()).map((row) => [row.channel, row.at]));
    expect(channels.get("push")).toEqual(at("2027-04-16T08:00"));
    expect(channels.get("mail")).toEqual(night);
  });

  test("at night rings those whose own shift starts within twelve hours, and only them", async () => {
    const night = at("2027-04-16T23:00");
    const breakfast = { start: at("2027-04-17T10:59"), end: at("2027-04-17T12:00") };
    const buffet = await need(ours, { shifts: [breakfast, sunday] });
    const early = await helper(buffet, 0, { push: true });
    const late = await helper(buffet, 1, { push: true });
    await cancel(buffet.id, ours.associationId, "weather", night);
    const rings = new Map((await told()).map((row) => [row.personId, row.at]));
    expect(rings.get(early)).toEqual(night);
    expect(rings.get(late)).toEqual(at("2027-04-17T08:00"));
  });

  test("tells nobody whose shift is over", async () => {
    const buffet = await need(ours, { shifts: [saturday, sunday] });
    await helper(buffet, 0, { push: true });
    const coming = await helper(buffet, 1, { push: true });
    await cancel(buffet.id, ours.associationId, "other", later(saturday.end, 1));
    expect((await told()).map((row) => row.personId)).toEqual([coming]);
  });
});

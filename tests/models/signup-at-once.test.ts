import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { enterByName } from "~/models/roster.server";
import { signUp } from "~/models/signup.server";
import { withdraw } from "~/models/withdraw.server";
import {
  device,
  later,
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  resident,
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

const oneplace = { shifts: [{ ...saturday, places: 1 }] };
const ask = ({ id, shiftIds: [shiftId = ""] }: PostedNeed, personId: string) =>
  signUp(id, { shiftId, people: 1, phone: null, birthYear: null, personId }, monday);

/** How often each answer came; an error fails the test. */
async function answers(asked: readonly Promise<{ ok: true } | { ok: false; reason: string }>[]) {
  const counts: Record<string, number> = {};
  for (const answer of await Promise.all(asked)) {
    const name = answer.ok ? "ok" : answer.reason;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test("of 500 people who want the one place at once exactly one gets it, all hear why", {
  timeout: 120_000,
}, async () => {
  const people = await db().person.createManyAndReturn({
    data: Array.from({ length: 500 }, (_, index) => ({ name: `Helfer ${index}` })),
    select: { id: true },
  });
  for (const _round of [1, 2, 3]) {
    const buffet = await need(ours, oneplace);
    expect(await answers(people.map(({ id }) => ask(buffet, id)))).toSatisfy(
      (counts: Record<string, number>) => counts.ok === 1 && (counts.full ?? 0) + (counts.clash ?? 0) === 499,
    );
    expect(await db().signup.count({ where: { shiftId: buffet.shiftIds[0] } })).toBe(1);
    expect((await db().helpRequest.findUnique({ where: { id: buffet.id } }))?.status).toBe("filled");
  }
});

test("one person in two overlapping shifts of two needs at once gets into one", async () => {
  for (let round = 0; round < 10; round += 1) {
    const jana = await person();
    const overlapping = [{ start: later(saturday.start, 2), end: later(saturday.end, 2) }];
    const [one, other] = [await need(ours), await need(await team(), { shifts: overlapping })];
    const asked = [ask(one, jana), ask(other, jana), ask(one, jana), ask(other, jana)];
    const counts = await answers(asked);
    expect(counts.ok).toBe(1);
    expect((counts.clash ?? 0) + (counts.already ?? 0)).toBe(3);
    expect(await db().signup.count({ where: { personId: jana, status: "confirmed" } })).toBe(1);
  }
});

test("the coordinator's telephone and the page cannot both give the last place away", async () => {
  for (let round = 0; round < 10; round += 1) {
    const buffet = await need(ours, oneplace);
    const [shiftId = ""] = buffet.shiftIds;
    const byPhone = { shiftId, name: "Frau Lehmann", people: 1, phone: null };
    const association = { id: buffet.id, associationId: ours.associationId };
    const people = await Promise.all([1, 2, 3, 4].map(() => person()));
    const asked = people.flatMap((id) => [ask(buffet, id), enterByName(association, byPhone, monday)]);
    expect(await answers(asked)).toEqual({ ok: 1, full: 7 });
    expect(await db().signup.count({ where: { shiftId } })).toBe(1);
  }
});

test("withdrawals and signups at once leave as many people as places say", async () => {
  const buffet = await need(ours, { shifts: [{ ...saturday, places: 5 }] });
  const [shiftId = ""] = buffet.shiftIds;
  const people = await Promise.all(Array.from({ length: 20 }, () => person()));
  await Promise.all(people.map((id) => ask(buffet, id)));
  await Promise.all(
    people.flatMap((id, index) => [
      ask(buffet, id),
      ...(index % 2 ? [withdraw(buffet.id, shiftId, id, monday)] : []),
    ]),
  );
  const coming = await db().signup.count({ where: { shiftId, status: "confirmed" } });
  expect(coming).toBeLessThanOrEqual(5);
  const { status } = await db().helpRequest.findUniqueOrThrow({ where: { id: buffet.id } });
  expect(status).toBe(coming === 5 ? "filled" : "open");
});

test("who signs up and who rings do not wait for each other in a circle", async () => {
  const jana = await resident();
  const subscriptionId = await device(jana);
  const buffet = await need(ours);
  let signingUp: ReturnType<typeof ask> | undefined;
  await transaction(async (tx) => {
    // As `expandDue` does it: the invitation first, then what refers to person and need.
    await tx.$queryRaw`select id from "Invitation" for update`;
    signingUp = ask(buffet, jana);
    await vi.waitFor(async () => expect(await waitingForALock()).toBe(1));
    await tx.$executeRaw`set local lock_timeout = '500ms'`;
    const told = { kind: "invitation", helpRequestId: buffet.id, personId: jana, deliverAt: monday };
    await tx.delivery.create({ data: { key: "ring", subscriptionId, ...told } });
  });
  expect(await signingUp).toMatchObject({ ok: true });
});

test("signing up, posting and ringing all at once comes to an end, with everybody in", async () => {
  const residents = await Promise.all(Array.from({ length: 30 }, () => resident()));
  await Promise.all(residents.map(device));
  const buffets = await Promise.all(
    [1, 2, 3].map(() => need(ours, { shifts: [{ ...saturday, places: 500 }] })),
  );
  const ring = async () => {
    while ((await expandDue(monday, 8)) > 0);
  };
  const posting = Array.from({ length: 4 }, (_, index) =>
    need(ours, {
      shifts: [{ start: later(saturday.start, 24 * index), end: later(saturday.end, 24 * index) }],
    }),
  );
  const signingUp = residents.flatMap((id) => buffets.map((buffet) => ask(buffet, id)));
  await Promise.all([ring(), ring(), ring(), ...posting, ...signingUp]);
  await ring();
  expect(await db().signup.count({ where: { status: "confirmed" } })).toBe(residents.length);
  expect(await db().invitation.count({ where: { rungAt: null } })).toBe(0);
});

test("of two that do wait for each other, the one PostgreSQL ends is run again", async () => {
  const [one, other] = [await need(ours), await need(ours)];
  const [lockedOne, lockedOther] = [gate(), gate()];
  let runs = 0;
  const both = (first: string, second: string, mine: Gate, theirs: Gate) =>
    transaction(async (tx) => {
      runs += 1;
      await tx.helpRequest.update({ where: { id: first }, data: { title: "zuerst" } });
      mine.open();
      await theirs.opened;
      await tx.helpRequest.update({ where: { id: second }, data: { title: "danach" } });
    });
  await Promise.all([
    both(one.id, other.id, lockedOne, lockedOther),
    both(other.id, one.id, lockedOther, lockedOne),
  ]);
  expect(runs).toBe(3);
});

type Gate = { open: () => void; opened: Promise<void> };

function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function waitingForALock(): Promise<number> {
  const [row] = await db().$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

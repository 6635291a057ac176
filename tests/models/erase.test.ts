import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join as joinPath } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { personalTables } from "~/domain/personal-data";
import { record as recordEntry } from "~/models/audit.server";
import { block } from "~/models/block.server";
import { makeFeed } from "~/models/calendar-feed.server";
import { db, transaction } from "~/models/db.server";
import { erase, erasePerson, nobody } from "~/models/erase.server";
import { exportOf } from "~/models/export.server";
import { post } from "~/models/help-request.server";
import { connectIdentity } from "~/models/identity.server";
import { enqueue } from "~/models/job.server";
import { saveDevice } from "~/models/push-subscription.server";
import { join, pause } from "~/models/resident.server";
import { switchPings } from "~/models/settings.server";
import { signUp } from "~/models/signup.server";
import { leaveTeam } from "~/models/team.server";
import { eventually } from "../support/http";
import {
  device,
  later,
  monday,
  need,
  needInput,
  openVillage,
  profile,
  resident,
  saturday,
  type Team,
  team,
  type Village,
} from "../support/village";
import { marks, thousandSignups, wholePerson } from "../support/whole-person";

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

/** Every row of every table as text, with the jobs that wait. */
async function everything(): Promise<Map<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`;
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ text: string }[]>(
      `select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} t`,
    );
    found.set(name, row?.text ?? "");
  }
  return found;
}

const holding = (all: Map<string, string>, value: string) =>
  [...all].filter(([, text]) => text.includes(value)).map(([table]) => table);

test("nothing of a person is left in any table", async () => {
  const personId = await wholePerson(ours);
  const exported = await exportOf(personId);
  // The search would find: every described table holds a row of theirs before.
  expect(personalTables.filter((table) => exported[table].length === 0)).toEqual([]);
  const before = await everything();
  for (const mark of marks) expect(holding(before, mark), mark).not.toEqual([]);

  expect(await erase(personId, monday)).toEqual({ ok: true });

  const after = await everything();
  expect(holding(after, personId)).toEqual([]);
  for (const mark of marks) expect(holding(after, mark), mark).toEqual([]);
  for (const table of personalTables) {
    const rows = (await exportOf(personId))[table];
    expect(rows, table).toEqual([]);
  }
});

test("who erased themselves a moment ago finds nothing, whatever their other window still writes", async () => {
  const jana = await resident();
  expect(await erase(jana, monday)).toEqual({ ok: true });
  const record = { chain: "installation", at: monday, act: "provider-saved" as const };
  const subscription = { endpoint: "https://push.example/gone", p256dh: "p", auth: "a" };
  const writes = [
    () =>
      transaction((tx) => recordEntry(tx, { ...record, actor: { personId: jana, role: "administrator" } })),
    () => block(jana, ours.associationId),
    () => makeFeed(jana, monday),
    () => switchPings(jana, false, monday),
    () => saveDevice(jana, subscription),
    () => connectIdentity(jana, { issuer: "https://id.example", subject: "1", email: null }),
  ];
  for (const write of writes) await expect(write()).rejects.toMatchObject({ status: 404 });
});

test("who erased themselves a moment ago is not made anew by a form that was still open", async () => {
  const jana = await resident();
  await erase(jana, monday);
  await expect(join(jana, profile())).rejects.toMatchObject({ status: 404 });
  await expect(pause(jana, null)).rejects.toMatchObject({ status: 404 });
  const author = { personId: jana, associationId: ours.associationId };
  expect(await post(author, needInput(), monday)).toEqual({ ok: false, reason: "not-found" });
  expect(await db().person.count({ where: { id: jana } })).toBe(0);
  expect(await db().helpRequest.count()).toBe(0);
});

test("whoever signs up while somebody of the team is being erased has a place all the same", async () => {
  const buffet = await need(ours);
  const jana = await resident();
  await device(ours.ownerId);
  const beside = new pg.Client({ connectionString: village.url });
  await beside.connect();
  await beside.query("begin");
  await beside.query(`delete from "Person" where id = '${ours.ownerId}'`);
  const shiftId = buffet.shiftIds[0] ?? "";
  const wish = { shiftId, people: 1, phone: null, birthYear: null, personId: jana };
  const signup = signUp(buffet.id, wish, monday);
  const waiting = () => db().$queryRaw<unknown[]>`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(waiting, ({ length }) => length === 1);
  await beside.query("commit");
  await beside.end();
  expect(await signup).toMatchObject({ ok: true });
});

test("signups become numbers, coming ones are given back, and the team is told of a late one", async () => {
  const past = await need(
    ours,
    { shifts: [{ start: later(monday, -48), end: later(monday, -44) }] },
    later(monday, -90),
  );
  const coming = await need(ours, { shifts: [{ ...saturday, places: 2 }] });
  const jana = await resident();
  const ask = (one: typeof past, people: number, now: Date) =>
    signUp(
      one.id,
      { shiftId: one.shiftIds[0] ?? "", people, phone: "0171 1", birthYear: null, personId: jana },
      now,
    );
  expect(await ask(past, 3, later(monday, -72))).toMatchObject({ ok: true });
  expect(await ask(coming, 2, monday)).toMatchObject({ ok: true });
  expect(await db().helpRequest.findUniqueOrThrow({ where: { id: coming.id } })).toMatchObject({
    status: "filled",
  });

  const now = later(saturday.start, -20);
  expect(await erase(jana, now)).toEqual({ ok: true });

  const empty = { personId: null, name: "", phone: null, anonymisedAt: now };
  const signups = await db().signup.findMany({ orderBy: { people: "asc" } });
  expect(signups).toMatchObject([
    { ...empty, people: 2, status: "withdrawn", withdrawnAt: now },
    { ...empty, people: 3, status: "confirmed" },
  ]);
  expect(await db().helpRequest.findUniqueOrThrow({ where: { id: coming.id } })).toMatchObject({
    status: "open",
  });
  const told = await db().delivery.findMany({ where: { kind: "withdrawn" } });
  expect(told).toMatchObject([{ helpRequestId: coming.id, personId: ours.ownerId }]);
  expect(told[0]?.key).not.toContain(jana);
});

describe("what others rely on stays", () => {
  test("an association keeps what was written for it, and whoever answers for it", async () => {
    const posted = await need(ours);
    expect(await erase(ours.ownerId, monday)).toMatchObject({ ok: false, reason: "last-owner" });
    const other = await db().person.create({ data: { name: "Bernd Beck" } });
    const membership = { personId: other.id, associationId: ours.associationId, role: "owner" as const };
    await db().membership.create({ data: membership });
    expect(await erase(ours.ownerId, monday)).toEqual({ ok: true });
    const kept = await db().helpRequest.findUniqueOrThrow({ where: { id: posted.id } });
    expect(kept).toMatchObject({
      authorId: nobody,
      title: "Kuchenbuffet beim Dorffest",
      contactName: "Ines Schuster",
    });
  });

  test("a town hall keeps an administrator", async () => {
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    const [anna, bert] = [await resident(), await resident()];
    await db().staff.create({ data: { personId: anna, municipalityId, role: "administrator" } });
    expect(await erase(anna, monday)).toEqual({
      ok: false,
      reason: "last-administrator",
      names: ["Herzberg (Elster)"],
    });
    await db().staff.create({ data: { personId: bert, municipalityId, role: "administrator" } });
    expect(await erase(anna, monday)).toEqual({ ok: true });
  });

  test("of two owners who go at once, in whatever way, one stays", async () => {
    const { associationId, ownerId } = ours;
    const goes = [erase, (personId: string) => leaveTeam(associationId, personId)];
    for (const leaves of goes) {
      const { id: personId } = await db().person.create({ data: { name: "Bernd Beck" } });
      await db().membership.create({ data: { personId, associationId, role: "owner" } });
      const [first] = await db().membership.findMany({ where: { associationId, NOT: { personId } } });
      await Promise.all([erase(first?.personId ?? ownerId, monday), leaves(personId, monday)]);
      expect(await db().membership.count({ where: { associationId } })).toBe(1);
    }
  });

  test("of two administrators who erase themselves at once, one stays", async () => {
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    const both = [await resident(), await resident()];
    for (const personId of both)
      await db().staff.create({ data: { personId, municipalityId, role: "administrator" } });
    await Promise.all(both.map((personId) => erase(personId, monday)));
    expect(await db().staff.count()).toBe(1);
  });

  test("an application that nobody decided goes with who made it", async () => {
    await db().association.update({ where: { id: ours.associationId }, data: { status: "applied" } });
    expect(await erase(ours.ownerId, monday)).toEqual({ ok: true });
    expect(await db().association.count()).toBe(0);
  });

  test("a report is still to be decided, without who made it", async () => {
    const jana = await resident();
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    const about = {
      municipalityId,
      associationId: ours.associationId,
      subject: "association",
      category: "spam",
    };
    const report = await db().report.create({
      data: { ...about, text: "Werbung", contact: "jana@krause.example", reporterId: jana },
    });
    await erase(jana, monday);
    expect(await db().report.findUniqueOrThrow({ where: { id: report.id } })).toMatchObject({
      ...{ text: "Werbung", contact: "", reporterId: null, status: "open" },
    });
  });
});

test("it is recorded that somebody was erased, and nobody can say who", async () => {
  const jana = await resident();
  await erase(jana, monday);
  const entry = await db().auditEntry.findFirst({ orderBy: { seq: "desc" } });
  expect(entry).toMatchObject({ chain: "installation", act: "person-erased", subjectKind: "person" });
  expect(entry?.subject).toBe(entry?.actor);
  expect(entry?.actor).not.toBe(jana);
  expect(await db().pseudonym.count()).toBe(0);
  const ledger = await readFile(joinPath(village.dataDir, "erasures"), "utf8");
  expect(ledger).not.toContain(jana);
  expect(ledger.trim().split("\n").length).toBeGreaterThan(1);
});

test("what waits for the person is not done any more, what waits for others is", async () => {
  const [jana, milan] = [await resident(), await resident()];
  await transaction(async (tx) => {
    await enqueue(tx, "guardian-mail", { personId: jana });
    await enqueue(tx, "guardian-mail", { personId: milan });
  });
  await erase(jana, monday);
  const [left] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = 'guardian-mail'`;
  expect(left?.count).toBe(1);
});

test("a replay after a restore refuses nobody, and does nothing twice", async () => {
  // Nothing takes a row of the log away between two tests.
  const before = await db().auditEntry.count();
  await transaction((tx) => erasePerson(tx, ours.ownerId, monday));
  await transaction((tx) => erasePerson(tx, ours.ownerId, monday));
  expect(await db().person.count()).toBe(0);
  expect(await db().auditEntry.count()).toBe(before + 1);
  await transaction((tx) => erasePerson(tx, randomUUID(), monday));
});

describe("somebody with a thousand signups", () => {
  test.each(["past", "coming"] as const)("%s: is erased and shown in less than two seconds", async (when) => {
    const jana = await resident();
    await thousandSignups(ours, jana, when);
    const [shown, exported] = await timed(() => exportOf(jana));
    expect(exported.Signup).toHaveLength(1_000);
    const [erased, result] = await timed(() => erase(jana, monday));
    expect(result).toEqual({ ok: true });
    expect(await db().signup.count({ where: { name: "", personId: null } })).toBe(1_000);
    const open = when === "coming" ? 1_000 : 0;
    expect(await db().helpRequest.count({ where: { status: "open" } })).toBe(open);
    expect({ shown: shown < 2_000, erased: erased < 2_000 }, `${shown} ms, ${erased} ms`).toEqual({
      shown: true,
      erased: true,
    });
    console.log(`${when}: export ${Math.round(shown)} ms, erase ${Math.round(erased)} ms`);
  });
});

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const begun = performance.now();
  const value = await work();
  return [performance.now() - begun, value];
}

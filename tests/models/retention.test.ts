import { randomUUID } from "node:crypto";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limitOf, warnFrom } from "~/domain/retention";
import { forgetMails } from "~/mail/kept-mails.server";
import { record } from "~/models/audit.server";
import { db, transaction } from "~/models/db.server";
import { forgetWhatIsDue } from "~/models/retention.server";
import { nightIsOver, registerNight } from "~/models/retention-night.server";
import {
  at,
  jobs,
  later,
  monday,
  need,
  openVillage,
  person,
  resident,
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
  await db().routine.deleteMany();
  ours = await team();
});
afterAll(() => village.close());

const realNow = new Date();
const now = monday;
const forget = () => forgetWhatIsDue({ now, realNow });
/** The instant that is just due, and the one that is not yet. */
const edges = (limit: Date) => [limit, new Date(limit.getTime() + 1)] as const;

async function signupAt(shift: { start: Date; end: Date }, personId: string | null = null) {
  const posted = await need(ours, { shifts: [shift] }, later(shift.start, -100));
  const data = { name: "Jana Krause", phone: "0171 1", confirmedAt: later(shift.start, -50) };
  return db().signup.create({ data: { ...data, personId, shiftId: posted.shiftIds[0] ?? "" } });
}
const endingAt = (end: Date) => ({ start: later(end, -2), end });

describe("at its limit a rule takes what is due, and nothing a millisecond younger", () => {
  test("phone numbers at signups", async () => {
    const [due, young] = edges(limitOf("phones", now));
    const [old, fresh] = [await signupAt(endingAt(due)), await signupAt(endingAt(young))];
    expect(await forget()).toMatchObject({ phones: 1, signups: 0 });
    expect(await db().signup.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      ...{ phone: null, name: "Jana Krause" },
    });
    expect(await db().signup.findUniqueOrThrow({ where: { id: fresh.id } })).toMatchObject({
      phone: "0171 1",
    });
  });

  test("names at signups, also of those whom the team entered", async () => {
    const [due, young] = edges(limitOf("signups", now));
    const jana = await person("Jana Krause");
    const rows = [
      await signupAt(endingAt(due), jana),
      await signupAt(endingAt(due)),
      await signupAt(endingAt(young), jana),
    ];
    expect(await forget()).toMatchObject({ signups: 2 });
    const read = await db().signup.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    const byId = new Map(read.map((row) => [row.id, row]));
    const gone = { personId: null, name: "", phone: null, anonymisedAt: now, people: 1, status: "confirmed" };
    expect(rows.map(({ id }) => byId.get(id))).toMatchObject([
      gone,
      gone,
      { personId: jana, name: "Jana Krause" },
    ]);
    expect(await forget()).toMatchObject({ signups: 0 });
  });

  test("contact and private address in a need", async () => {
    const [due, young] = edges(limitOf("details", now));
    const home = { placeKind: "private" as const, placeName: "Zwetschgengasse 17", meetingPoint: "hinten" };
    const write = (end: Date) => need(ours, { ...home, shifts: [endingAt(end)] }, later(end, -100));
    const [old, fresh] = [await write(due), await write(young)];
    const open = await need(ours, { shifts: [endingAt(due)] }, later(due, -100));
    await forget();
    const read = (id: string) => db().helpRequest.findUniqueOrThrow({ where: { id } });
    const gone = { contactName: "", contactPhone: "" };
    expect(await read(old.id)).toMatchObject({
      ...gone,
      placeName: "",
      meetingPoint: "",
      lat: null,
      lon: null,
    });
    expect((await read(old.id)).areaName).not.toBe("");
    expect(await read(open.id)).toMatchObject({ ...gone, placeName: "Festplatz" });
    expect(await read(fresh.id)).toMatchObject({ ...home, contactName: "Ines Schuster" });
  });

  test("pings, but none of a need that still asks", async () => {
    const [due, young] = edges(limitOf("pings", now));
    const jana = await resident();
    const invite = async (end: Date, deliverAt: Date) => {
      const posted = await need(ours, { shifts: [endingAt(end)] }, later(monday, -3_000));
      const data = { helpRequestId: posted.id, residentId: jana, reasons: {}, deliverAt };
      const where = { helpRequestId_residentId: { helpRequestId: posted.id, residentId: jana } };
      const { id } = await db().invitation.upsert({ where, create: data, update: { deliverAt } });
      await db().delivery.create({
        data: { key: id, kind: "invitation", personId: jana, helpRequestId: posted.id, deliverAt },
      });
      return id;
    };
    await invite(later(now, -1), due);
    const kept = [await invite(later(now, -1), young), await invite(later(now, 1), due)];
    await forget();
    const left = await db().invitation.findMany({ select: { id: true } });
    expect(left.map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
    expect((await db().delivery.findMany()).map(({ key }) => key)).toEqual([kept[0]]);
  });

  test("reports that were decided", async () => {
    const [due, young] = edges(limitOf("reports", now));
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    const about = {
      municipalityId,
      associationId: ours.associationId,
      subject: "need",
      category: "spam",
      text: "",
    };
    await db().report.createMany({
      data: [due, young, null].map((decidedAt) => ({ ...about, decidedAt, createdAt: later(due, -24) })),
    });
    expect(await forget()).toMatchObject({ reports: 1 });
    expect(await db().report.count({ where: { OR: [{ decidedAt: young }, { decidedAt: null }] } })).toBe(2);
  });

  test("barriers that were settled", async () => {
    const [due, young] = edges(limitOf("barriers", realNow));
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    await db().barrier.createMany({
      data: [due, young, null].map((doneAt) => ({ municipalityId, text: "Zu klein.", doneAt })),
    });
    expect(await forget()).toMatchObject({ barriers: 1 });
    expect(await db().barrier.count()).toBe(2);
  });

  test("questions to guardians that nobody answered, and guardians of those who grew up", async () => {
    const [due, young] = edges(limitOf("guardians", now));
    const child = async (
      birthYear: number,
      askedAt: Date,
      consentedAt: Date | null,
      tokenHash: string | null,
    ) => {
      const personId = await person("Mia", birthYear);
      await db().guardian.create({ data: { personId, name: "P", askedAt, consentedAt, tokenHash } });
      return personId;
    };
    await child(2014, due, null, "a");
    await child(2008, later(now, -24), now, "b");
    const kept = [
      ...[await child(2014, young, null, "c"), await child(2014, due, due, "d")],
      // Only a number, for the roster: asks nobody.
      ...[await child(2010, due, null, null), await child(2009, due, due, "e")],
    ];
    expect(await forget()).toMatchObject({ guardians: 2 });
    const left = await db().guardian.findMany({ select: { personId: true } });
    expect(left.map(({ personId }) => personId).toSorted()).toEqual(kept.toSorted());
  });

  test("sessions, tokens, challenges, flows and counters at their own expiry, by the real clock", async () => {
    const personId = await person();
    for (const [nr, expiresAt] of edges(realNow).entries()) {
      const hash = `${nr}`;
      await db().session.create({ data: { idHash: hash, personId, expiresAt } });
      await db().signInToken.create({ data: { tokenHash: hash, kind: "sign-in", personId, expiresAt } });
      const { associationId } = ours;
      await db().teamInvitation.create({
        data: { tokenHash: hash, associationId, invitedById: personId, expiresAt },
      });
      await db().passkeyChallenge.create({
        data: { challengeHash: hash, purpose: "prove", askedBy: "", expiresAt },
      });
      const flow = { providerId: "environment", nonce: "", codeVerifier: "", askedBy: "" };
      await db().identityFlow.create({ data: { stateHash: hash, ...flow, expiresAt } });
      await db().rateLimit.create({
        data: { key: `${hash}-${randomUUID()}`, expire: BigInt(expiresAt.getTime()) },
      });
    }
    expect(await forget()).toMatchObject({ sessions: 1, tokens: 5 });
    const left = await Promise.all([
      ...[db().session.count(), db().signInToken.count(), db().teamInvitation.count()],
      ...[db().passkeyChallenge.count(), db().identityFlow.count(), db().rateLimit.count()],
    ]);
    expect(left).toEqual([1, 1, 1, 1, 1, 1]);
    await Promise.all([
      db().passkeyChallenge.deleteMany(),
      db().identityFlow.deleteMany(),
      db().rateLimit.deleteMany(),
    ]);
  });

  test("notes of papers", async () => {
    const jana = await resident();
    const note = { associationId: ours.associationId, personId: jana, seenOn: at("2026-01-01T12:00") };
    await db().credential.create({ data: { ...note, kind: "first-aid" } });
    expect(await forget()).toMatchObject({ credentials: 1 });
  });

  test("the audit log", async () => {
    const [due, young] = edges(limitOf("audit", realNow));
    const chain = randomUUID();
    const actor = { personId: null, role: "system" as const };
    for (const instant of [new Date(due.getTime() - 1), young])
      await transaction((tx) => record(tx, { chain, at: instant, actor, act: "person-erased" }));
    expect(await forget()).toMatchObject({ audit: 1 });
    expect(await db().auditEntry.findMany({ where: { chain } })).toMatchObject([{ at: young }]);
  });

  test("mails that became files", async () => {
    const folder = join(village.dataDir, "mail");
    await mkdir(folder, { recursive: true });
    const [due, young] = edges(limitOf("mails", realNow));
    for (const [name, written] of [
      ["old.eml", due],
      ["young.eml", young],
      ["else.txt", due],
    ] as const) {
      await writeFile(join(folder, name), "");
      await utimes(join(folder, name), written, written);
    }
    expect(await forgetMails(due)).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(["else.txt", "young.eml"]);
  });
});

describe("residents whom nobody has seen for long", () => {
  const seen = (id: string, lastSeenAt: Date, warnedAt: Date | null = null) =>
    db().person.update({ where: { id }, data: { lastSeenAt, warnedAt } });

  test("are warned once, and erased a month later", async () => {
    const [due, young] = edges(warnFrom(now));
    const [jana, milan] = [await resident(), await resident()];
    await seen(jana, due);
    await seen(milan, young);
    expect(await forget()).toMatchObject({ account: 0 });
    await forget();
    const waiting = async () => (await jobs()).filter(({ task }) => task === "retention-warning").length;
    expect(await waiting()).toBe(1);
    expect((await db().person.findUniqueOrThrow({ where: { id: jana } })).warnedAt).toEqual(now);
    const inAMonth = at("2027-05-12T10:00");
    expect(await forgetWhatIsDue({ now: new Date(inAMonth.getTime() - 1), realNow })).toMatchObject({
      account: 0,
    });
    expect(await forgetWhatIsDue({ now: inAMonth, realNow })).toMatchObject({ account: 1 });
    expect(await db().person.findUnique({ where: { id: jana } })).toBeNull();
    expect(await db().person.findUnique({ where: { id: milan } })).toMatchObject({
      warnedAt: expect.any(Date),
    });
  });

  test("stay when they came back, or answer for others", async () => {
    const long = at("2020-01-01T10:00");
    const back = await resident();
    await seen(back, later(now, -1), at("2027-01-01T10:00"));
    await seen(ours.ownerId, long, later(long, 1));
    const staff = await resident();
    const { id: municipalityId } = await db().municipality.findFirstOrThrow();
    await db().staff.create({ data: { personId: staff, municipalityId } });
    await seen(staff, long, later(long, 1));
    const operator = await resident();
    await db().person.update({ where: { id: operator }, data: { operator: true, lastSeenAt: long } });
    expect(await forget()).toMatchObject({ account: 0 });
    expect(await db().person.count()).toBe(4);
    expect(await jobs()).toEqual([]);
  });
});

test("the night is registered once, by whoever looks first, and not on the first day", async () => {
  const nights = async () => (await jobs()).filter(({ task }) => task === "retention").length;
  await registerNight(at("2027-04-12T10:00"));
  expect(await nights()).toBe(0);
  await registerNight(at("2027-04-13T02:59"));
  expect(await nights()).toBe(0);
  await Promise.all([1, 2, 3].map(() => registerNight(at("2027-04-13T03:00"))));
  await registerNight(at("2027-04-13T10:00"));
  expect(await nights()).toBe(1);
  await nightIsOver(at("2027-04-13T03:01"), "{}");
  expect(await db().routine.findUnique({ where: { name: "retention" } })).toMatchObject({ outcome: "{}" });
});

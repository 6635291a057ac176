import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addDaysBerlin } from "~/domain/berlin-time";
import { categories } from "~/domain/categories";
import { signupRefusal } from "~/domain/signup";
import { loadEnv } from "~/env.server";
import { connect, db, disconnect } from "~/models/db.server";
import { post } from "~/models/help-request.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { consumeToken, findToken } from "~/models/sign-in-token.server";
import { openDemo } from "~/server/demo.server";
import { coordinatorOf, demoCoordinatorId } from "../../prisma/seed/associations";
import { seedDemo } from "../../prisma/seed/demo";
import { needOf, templatesFor } from "../../prisma/seed/needs";
import { demoResidentId } from "../../prisma/seed/residents";
import { demoColleagueId, demoStaffId } from "../../prisma/seed/staff";
import { freshDatabase } from "../support/database";

const start = new Date("2026-11-21T10:00:00+01:00");
const inThreeWeeks = addDaysBerlin(start, 21);

let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
  loadEnv({ ANPACKEN_ENV: "demo", ANPACKEN_NOW: start.toISOString(), BASE_URL: "http://demo.test:4711" });
  connect(database.url);
  await seedDemo(start);
});

afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("the demo village", () => {
  test("has 8 approved associations, 300 residents and at least 40 open needs in all categories", async () => {
    expect(await db().association.count({ where: { status: "approved" } })).toBe(8);
    const owned = { role: "owner" as const, association: { status: "approved" as const } };
    expect(await db().membership.count({ where: owned })).toBe(8);
    expect(await db().resident.count()).toBe(300);
    const open = await openNeeds(start);
    expect(open.length).toBeGreaterThanOrEqual(40);
    expect(new Set(open.map((need) => need.category))).toEqual(new Set(categories));
    for (const need of open) expect(need.endsAt?.getTime(), need.title).toBeLessThan(inThreeWeeks.getTime());
    expect(await db().helpRequest.count({ where: { status: "filled" } })).toBeGreaterThan(0);
  });

  test("rings and mails nobody by itself", async () => {
    expect(await db().pushSubscription.count()).toBe(0);
    expect(await db().delivery.count()).toBe(0);
    expect(await db().invitation.count({ where: { rungAt: null } })).toBe(0);
    const reachable = await db().person.findMany({ where: { emailConfirmed: true }, select: { id: true } });
    expect(reachable.map(({ id }) => id).sort()).toEqual(
      [demoCoordinatorId, demoResidentId, demoStaffId, demoColleagueId].sort(),
    );
    expect(await db().resident.count({ where: { person: { email: { not: null } } } })).toBe(1);
    const pings = await db().$queryRaw<{ most: number }[]>`
      select max(n)::int as most from (
        select count(*) over (partition by "residentId" order by "rungAt"
                              range between interval '7 days' - interval '1 second' preceding and current row) as n
          from "Invitation" where silenced is null) weeks`;
    expect(pings[0]?.most).toBe(3);
  });

  test("fills shifts only as the rules allow", async () => {
    const shifts = await db().shift.findMany({
      include: {
        helpRequest: true,
        signups: { include: { person: { include: { signups: { include: { shift: true } } } } } },
      },
    });
    expect(shifts.flatMap((shift) => shift.signups).length).toBeGreaterThan(80);
    for (const { signups, helpRequest, ...shift } of shifts) {
      const taken = signups.reduce((sum, signup) => sum + signup.people, 0);
      expect(taken, helpRequest.title).toBeLessThanOrEqual(shift.places);
      for (const { person, phone, people } of signups) {
        if (!person) continue;
        const others = person.signups.filter((signup) => signup.shiftId !== shift.id);
        const own = others.map((signup) => ({ ...signup.shift, shiftId: signup.shiftId }));
        const need = { ...helpRequest, status: "open" as const };
        const { birthYear } = person;
        const refused = signupRefusal({
          ...{ need, shift, people, own, birthYear, consent: false, phone },
          taken: taken - people,
          now: helpRequest.publishedAt ?? start,
        });
        expect(refused, `${person.name}: ${helpRequest.title}`).toBe(null);
      }
    }
  });

  test("suits the demo's resident with three to six needs, with reasons", async () => {
    const fitting = await db().invitation.findMany({
      where: {
        residentId: demoResidentId,
        answer: null,
        helpRequest: { status: "open", endsAt: { gt: start } },
      },
      include: { helpRequest: { select: { title: true } } },
    });
    expect(fitting.length).toBeGreaterThanOrEqual(3);
    expect(fitting.length).toBeLessThanOrEqual(6);
    expect(fitting.map(({ helpRequest }) => helpRequest.title)).toContain("Kuchenbuffet beim Dorfnachmittag");
    expect(fitting[0]?.reasons).toMatchObject({ placeLabel: "Zuhause", interest: true });
  });

  test("writes a need as posting it would", async () => {
    for (const key of ["augenaerztin", "kuchenbuffet", "trikots"]) {
      const template = templatesFor(start).find((candidate) => candidate.key === key);
      if (!template) throw new Error(`There is no need ${key}`);
      const author = { personId: coordinatorOf(template.association).personId };
      const seeded = await db().helpRequest.findFirstOrThrow({ where: { title: template.title } });
      const posted = await post(
        { ...author, associationId: seeded.associationId },
        needOf(template, start, "publish"),
        start,
      );
      if (!posted.ok) throw new Error(posted.reason);
      const row = await db().helpRequest.findUniqueOrThrow({ where: { id: posted.id } });
      const { id, code, createdAt, publishedAt, nextWaveAt, urgentAt, ...columns } = row;
      expect(seeded).toMatchObject({ ...columns, authorId: seeded.authorId });
      await db().helpRequest.delete({ where: { id } });
    }
  });

  test("keeps the matching table equal to its sources", async () => {
    const rows = () => db().matching.findMany({ orderBy: { placeId: "asc" } });
    const seeded = await rows();
    expect(seeded.length).toBeGreaterThanOrEqual(300);
    await rebuildMatching();
    expect(await rows()).toEqual(seeded);
  });
});

describe("starting again", () => {
  test("changes nothing while all needs lie ahead", async () => {
    const before = await everything();
    await seedDemo(start);
    expect(await everything()).toEqual(before);
  });

  test("two at once double nothing", async () => {
    const other = await freshDatabase();
    const before = await everything();
    await disconnect();
    connect(other.url);
    await Promise.all([seedDemo(start), seedDemo(start)]);
    const twice = await everything();
    await disconnect();
    connect(database.url);
    await other.drop();
    expect(twice).toMatchObject({ people: before.people, needs: before.needs, shifts: before.shifts });
  });

  test("brings back a resident who left", async () => {
    await db().person.delete({ where: { id: demoResidentId } });
    await seedDemo(start);
    expect(await db().matching.count({ where: { residentId: demoResidentId } })).toBe(1);
  });

  test("replaces what has passed, and rings nobody for it", async () => {
    for (const days of [4, 11, 40, 130, 220]) {
      const later = addDaysBerlin(start, days);
      await seedDemo(later);
      const open = await openNeeds(later);
      expect(open.length, `after ${days} days`).toBeGreaterThanOrEqual(40);
      expect(new Set(open.map((need) => need.category))).toEqual(new Set(categories));
      expect(await db().invitation.count({ where: { rungAt: null } })).toBe(0);
    }
  });
});

describe("the links", () => {
  test("sign in coordinator, resident and town hall, once", async () => {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
    await (await openDemo()).printLinks();
    vi.restoreAllMocks();
    const tokens = lines.map(
      (line) =>
        /^(?:Association|Resident|Municipality): http:\/\/demo\.test:4711\/login\/([\w-]{43})$/.exec(
          line,
        )?.[1] ?? line,
    );
    expect(lines.map((line) => line.split(":")[0])).toEqual(["Association", "Resident", "Municipality"]);
    const people = [demoCoordinatorId, demoResidentId, demoStaffId];
    for (const [index, token] of tokens.entries()) {
      expect((await findToken(token, new Date()))?.personId).toBe(people[index]);
      expect((await consumeToken(token, new Date()))?.personId).toBe(people[index]);
      expect(await findToken(token, new Date())).toBe(null);
    }
  });

  test("exist in the demo only", async () => {
    loadEnv({ ANPACKEN_ENV: "test" });
    const log = vi.spyOn(console, "log");
    await (await openDemo()).printLinks();
    expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

test.each(
  Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, 3 * month + 1, 2 * month))),
)("has enough to do at any time of the year: %o", (now) => {
  const templates = templatesFor(now);
  const full = templates.filter(({ shifts }) => shifts.every(({ coming, places }) => coming >= places));
  expect(templates.length - full.length).toBeGreaterThanOrEqual(40);
  const needs = templates.map((template) => needOf(template, now, "publish"));
  expect(new Set(needs.map((need) => need.title)).size).toBe(needs.length);
  for (const { start, end } of needs.flatMap((need) => need.shifts)) {
    expect(end.getTime()).toBeGreaterThan(Math.max(start.getTime(), now.getTime()));
    expect(end.getTime()).toBeLessThan(addDaysBerlin(now, 21).getTime());
  }
});

function openNeeds(now: Date) {
  return db().helpRequest.findMany({ where: { status: "open", endsAt: { gt: now } } });
}

async function everything() {
  const [
    people,
    residents,
    places,
    needs,
    shifts,
    invitations,
    signups,
    associations,
    memberships,
    matching,
  ] = await Promise.all([
    db().person.count(),
    db().resident.count(),
    db().place.count(),
    db().helpRequest.count(),
    db().shift.count(),
    db().invitation.count(),
    db().signup.count(),
    db().association.count(),
    db().membership.count(),
    db().matching.count(),
  ]);
  return {
    people,
    residents,
    places,
    needs,
    shifts,
    invitations,
    signups,
    associations,
    memberships,
    matching,
  };
}

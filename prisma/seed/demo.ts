import type { NeedInput } from "~/domain/forms/need-input";
import { db, type Tx, transaction } from "~/models/db.server";
import { nearestPlace } from "~/models/gazetteer.server";
import { writeMatching } from "~/models/matching-table.server";
import { refreshStatus } from "~/models/place-count.server";
import { associationOf, coordinatorOf, demoAssociations, demoCoordinatorId } from "./associations";
import { demoId } from "./demo-id";
import { herzberg } from "./municipalities";
import { needOf, publishedAt, templatesFor } from "./needs";
import { drafts, past } from "./needs/history";
import type { NeedTemplate } from "./needs/template";
import { ringBackThen } from "./past-waves";
import { fillShift, settleInvitations } from "./people-coming";
import { type DemoResident, demoResidentId, demoResidents } from "./residents";
import { seedStaff } from "./staff";

/**
 * Fills the database with Herzberg (Elster) and its villages, or brings back what is missing: people and
 * associations once, needs anew when all their shifts have passed. Every id follows from a name, and every
 * need commits whole, so that a start after a crash, or two at once, double nothing.
 */
export async function seedDemo(now: Date): Promise<void> {
  const residents = demoResidents();
  const first = await seedGround(residents, now);
  const invented = residents.map((resident) => resident.id).filter((id) => id !== demoResidentId);
  const editions = await latestEditions();
  const due = templatesFor(now).flatMap((template) => {
    const number = nextEdition(template, editions, now);
    return number === null ? [] : [{ template, number }];
  });
  const history = past
    .filter(({ key }) => !editions.has(needId(key, 1)))
    .map((template) => ({ template, number: 1 }));
  // In the order in which they were posted: whoever was rung three times in a week is left in peace.
  const needs = [...due, ...history].sort(
    (a, b) => publishedAt(a.template, now).getTime() - publishedAt(b.template, now).getTime(),
  );
  for (const { template, number } of needs) await seedNeed(template, number, invented, now);
  if (first) for (const template of drafts) await seedDraft(template, now);
}

/** @returns whether the municipality was not there before */
async function seedGround(residents: readonly DemoResident[], now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const known = await tx.municipality.findUnique({ where: { ags: herzberg.ags } });
    const municipalityId = known?.id ?? herzberg.id;
    if (!known) await tx.municipality.createMany({ data: herzberg, skipDuplicates: true });
    await seedAssociations(tx, municipalityId);
    await seedStaff(tx, municipalityId, now);
    await seedResidents(tx, residents);
    return !known;
  });
}

async function seedAssociations(tx: Tx, municipalityId: string): Promise<void> {
  const teams = demoAssociations.flatMap(({ id, team }) =>
    team.map(
      (member, index) =>
        ({ ...member, associationId: id, role: index === 0 ? "owner" : "coordinator" }) as const,
    ),
  );
  await tx.person.createMany({
    data: teams.map(({ personId, name, email, phone }) => ({
      ...{ id: personId, name, email, phone },
      emailConfirmed: personId === demoCoordinatorId,
    })),
    skipDuplicates: true,
  });
  await tx.association.createMany({
    data: demoAssociations.map(({ key, id, name }) => {
      const { name: contactName, email: contactEmail, phone: contactPhone } = coordinatorOf(key);
      return {
        id,
        municipalityId,
        name,
        contactName,
        contactEmail,
        contactPhone,
        status: "approved" as const,
      };
    }),
    skipDuplicates: true,
  });
  await tx.membership.createMany({
    data: teams.map(({ personId, associationId, role }) => ({
      ...{ id: demoId(`membership:${personId}`), personId, associationId, role },
    })),
    skipDuplicates: true,
  });
}

/** Who is there stays as they are; who left is back. */
async function seedResidents(tx: Tx, all: readonly DemoResident[]): Promise<void> {
  const ids = all.map((resident) => resident.id);
  const there = await tx.resident.findMany({
    where: { personId: { in: ids } },
    select: { personId: true },
  });
  const known = new Set(there.map((row) => row.personId));
  const missing = all.filter((resident) => !known.has(resident.id));
  await tx.person.createMany({
    data: missing.map(({ id, name, locale, email, phone, birthYear }) => ({
      ...{ id, name, locale, email, phone, birthYear },
      emailConfirmed: email !== null,
    })),
    skipDuplicates: true,
  });
  await tx.resident.createMany({
    data: missing.map(({ id, interests, skills, free }) => ({ personId: id, interests, skills, free })),
    skipDuplicates: true,
  });
  await tx.place.createMany({
    data: missing.flatMap(({ id, places }) => places.map((place) => ({ ...place, residentId: id }))),
    skipDuplicates: true,
  });
  await writeMatching(
    tx,
    missing.map((resident) => resident.id),
  );
}

/** When the needs end that earlier starts posted, by id; null is a draft without times. */
async function latestEditions(): Promise<Map<string, Date | null>> {
  const rows = await db().helpRequest.findMany({
    where: { associationId: { in: demoAssociations.map(({ id }) => id) } },
    select: { id: true, endsAt: true },
  });
  return new Map(rows.map((row) => [row.id, row.endsAt]));
}

/** The number of the need to post now; null while the last one still lies ahead, whatever became of it. */
function nextEdition(
  { key }: NeedTemplate,
  editions: ReadonlyMap<string, Date | null>,
  now: Date,
): number | null {
  let number = 1;
  while (editions.has(needId(key, number))) number += 1;
  const last = editions.get(needId(key, number - 1));
  return last && last > now ? null : number;
}

function needId(key: string, number: number): string {
  return demoId(`need:${key}:${number}`);
}

/** One need with its shifts, invitations and people, as posting it back then would have written it. */
async function seedNeed(
  template: NeedTemplate,
  number: number,
  invented: readonly string[],
  now: Date,
): Promise<void> {
  const id = needId(template.key, number);
  const need = needOf(template, now, "publish");
  const at = publishedAt(template, now);
  await transaction(async (tx) => {
    const { count } = await tx.helpRequest.createMany({
      data: { ...columns(id, template, need), status: "open", createdAt: at, publishedAt: at },
      skipDuplicates: true,
    });
    // Rests on the primary key: another server that starts now was first.
    if (count === 0) return;
    await tx.shift.createMany({ data: shiftRows(id, need) });
    await ringBackThen(tx, id, at, now);
    const seeded = { id, publishedAt: at, phoneRequired: need.phoneRequired };
    await settleInvitations(tx, seeded, invented, now);
    for (const [index, { id: shiftId, start, end }] of shiftRows(id, need).entries()) {
      const coming = template.shifts[index]?.coming ?? 0;
      if (coming > 0)
        await fillShift(tx, seeded, { id: shiftId, start, end, coming }, template.anke ?? false, now);
    }
    await refreshStatus(tx, id, now);
  });
}

async function seedDraft(template: NeedTemplate, now: Date): Promise<void> {
  const id = needId(template.key, 1);
  const need = needOf(template, now, "draft");
  await transaction(async (tx) => {
    const { count } = await tx.helpRequest.createMany({
      data: columns(id, template, need),
      skipDuplicates: true,
    });
    if (count > 0) await tx.shift.createMany({ data: shiftRows(id, need) });
  });
}

/** The columns that `post` of models/help-request writes; a test holds the two equal. */
function columns(id: string, template: NeedTemplate, need: NeedInput) {
  const { shifts, intent: _intent, point, ...rest } = need;
  return {
    ...rest,
    id,
    associationId: associationOf(template.association).id,
    authorId: coordinatorOf(template.association, template.contact).personId,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    areaName: point ? nearestPlace(point).name : "",
    endsAt: new Date(Math.max(...shifts.map((shift) => shift.end.getTime()))),
  };
}

function shiftRows(helpRequestId: string, need: NeedInput) {
  return need.shifts.map(({ start, end, places, flexible }, index) => ({
    ...{ id: demoId(`shift:${helpRequestId}:${index}`), helpRequestId, start, end, places, flexible },
  }));
}

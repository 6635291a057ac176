import { isCategory } from "~/domain/categories";
import { papersOf } from "~/domain/credentials";
import { exactPlace, publicPlace } from "~/domain/need-view";
import { db } from "./db.server";
import type { Prisma } from "./generated/client";
import { shiftOrder } from "./place-count.server";

/** Everything a page of a need is made of, as stored; what of it may be shown decides `publicView`. */
export const whole = {
  association: {
    include: { municipality: { select: { name: true, slug: true, land: true, accent: true } } },
  },
  shifts: {
    orderBy: shiftOrder,
    include: { signups: { where: { status: "confirmed" }, select: { people: true } } },
  },
} satisfies Prisma.HelpRequestInclude;

type Stored = Prisma.HelpRequestGetPayload<{ include: typeof whole }>;

/** What everybody may see. Contact numbers and exact addresses are for those who are coming. */
export type PublicNeed = ReturnType<typeof publicView>;

/** What the public may see at all: not hidden after a report, of an association that may publish. */
export const shown = {
  hiddenAt: null,
  association: { status: "approved" },
} satisfies Prisma.HelpRequestWhereInput;

/** What is shown at a municipality: its own associations' needs, and those of neighbours it agreed to show. */
export function shownIn(municipalityId: string) {
  return {
    hiddenAt: null,
    association: {
      status: "approved",
      OR: [{ municipalityId }, { showings: { some: { municipalityId, status: "granted" } } }],
    },
  } satisfies Prisma.HelpRequestWhereInput;
}

/** Open (or just filled) needs that still lie ahead, the next one first; of one municipality, or of all. */
export async function openHelpRequests(now: Date, municipalityId?: string): Promise<PublicNeed[]> {
  const visible = municipalityId ? shownIn(municipalityId) : shown;
  const rows = await db().helpRequest.findMany({
    where: { ...visible, status: { in: ["open", "filled"] }, endsAt: { gt: now } },
    include: whole,
  });
  const next = (need: PublicNeed) =>
    Math.min(...need.shifts.filter((shift) => shift.end > now).map((shift) => shift.start.getTime()));
  return rows.map(publicView).sort((a, b) => next(a) - next(b) || a.id.localeCompare(b.id));
}

/** A need by its link; drafts are nobody's business. Cancelled and past ones still answer: their links live on. */
export async function findPublicNeed(id: string): Promise<PublicNeed | null> {
  const row = await db().helpRequest.findFirst({ where: { id, status: { not: "draft" } }, include: whole });
  return row && publicView(row);
}

/** What only people with a confirmed place learn, until seven days after the end. */
export async function confirmedDetails(helpRequestId: string, personId: string, now: Date) {
  const need = await db().helpRequest.findFirst({
    where: {
      id: helpRequestId,
      endsAt: { gt: contactsUntil(now) },
      shifts: { some: { signups: { some: { personId, status: "confirmed" } } } },
    },
  });
  if (!need) return null;
  const { contactName, contactPhone } = need;
  return { contactName, contactPhone, place: exactPlace(need) };
}

/** Contacts are seen until seven days after the end: the need's `endsAt` must lie after this instant. */
export function contactsUntil(now: Date): Date {
  return new Date(now.getTime() - 7 * 24 * 60 * 60_000);
}

/** A person's signups of one need, withdrawn ones too (they can be undone). */
export async function signupsOf(helpRequestId: string, personId: string) {
  return db().signup.findMany({
    where: { personId, shift: { helpRequestId } },
    select: { id: true, shiftId: true, people: true, status: true, confirmedAt: true },
  });
}

export function publicView(row: Stored) {
  const { id, status, title, text, category, urgency, minimumAge, phoneRequired } = row;
  const { department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason } = row;
  if (!isCategory(category)) throw new Error(`The need ${id} has an unknown category.`);
  if (status === "draft") throw new Error(`The draft ${id} has no public view.`);
  return {
    ...{ id, status, title, text, category, urgency, minimumAge, phoneRequired },
    ...{ lang: row.lang, code: row.code, sequence: row.sequence },
    revisedAt: row.revisedAt ?? row.publishedAt ?? row.createdAt,
    emergency: row.emergency !== null,
    ...{ department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason },
    requiredSkills: row.requiredSkills,
    helpfulSkills: row.helpfulSkills,
    contactName: row.placeKind === "private" ? "" : row.contactName,
    place: publicPlace(row),
    association: { id: row.association.id, name: row.association.name },
    municipality: row.association.municipality.name,
    tenant: tenantIn(row),
    land: row.association.municipality.land,
    papers: papersOf(row),
    halted: row.hiddenAt !== null || row.association.status !== "approved",
    changedAt: row.changedAt,
    publishedAt: row.publishedAt,
    endsAt: row.endsAt,
    shifts: row.shifts.map(({ signups, helpRequestId: _, ...shift }) => ({
      ...shift,
      taken: signups.reduce((sum, signup) => sum + signup.people, 0),
    })),
  };
}

/** Whose colour its page wears. */
function tenantIn({ association: { municipality } }: Stored) {
  const { slug, name, accent } = municipality;
  return { slug, name, accent };
}

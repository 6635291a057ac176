import { credentialsOf } from "./credential.server";
import { db } from "./db.server";
import { contactsUntil } from "./help-request-read.server";
import { shiftOrder } from "./place-count.server";
import { behindSignup, papersShown, whomToCall } from "./roster-person.server";

/** All needs of the person's associations, what is next first, drafts on top. */
export async function needsOfTeam(associationIds: readonly string[]) {
  const rows = await db().helpRequest.findMany({
    where: { associationId: { in: [...associationIds] } },
    include: {
      association: { select: { name: true } },
      shifts: {
        orderBy: shiftOrder,
        include: { signups: { where: { status: "confirmed" }, select: { people: true } } },
      },
    },
    orderBy: [{ endsAt: "asc" }, { createdAt: "desc" }],
  });
  return rows.map((row) => ({
    ...row,
    shifts: row.shifts.map(({ signups, ...shift }) => ({
      ...shift,
      taken: signups.reduce((sum, signup) => sum + signup.people, 0),
    })),
  }));
}

/** The ids of an association's team: they are never asked to help with their own needs. */
export async function membersOf(associationId: string): Promise<string[]> {
  const members = await db().membership.findMany({ where: { associationId }, select: { personId: true } });
  return members.map((member) => member.personId);
}

/** A need with everything its own team edits; a foreign id is not found. */
export async function needOfTeam(id: string, associationIds: readonly string[]) {
  return db().helpRequest.findFirst({
    where: { id, associationId: { in: [...associationIds] } },
    include: { association: true, shifts: { orderBy: shiftOrder } },
  });
}

/**
 * Who is coming, with why they fit (skill and time; the caller cuts the rest) and their number until seven
 * days after the end. Withdrawn signups are not shown.
 */
export async function rosterOf(helpRequestId: string, now: Date) {
  const need = await db().helpRequest.findUniqueOrThrow({
    where: { id: helpRequestId },
    select: {
      ...{ associationId: true, endsAt: true, changedAt: true },
      ...{ needsBackgroundCheck: true, needsFirstAid: true, licenceClass: true },
      invitations: { where: { answer: "yes" }, select: { residentId: true, reasons: true } },
      shifts: {
        orderBy: shiftOrder,
        include: {
          signups: {
            where: { status: "confirmed" },
            orderBy: [{ confirmedAt: "asc" }, { id: "asc" }],
            include: { person: { select: behindSignup } },
          },
        },
      },
    },
  });
  const people = need.shifts.flatMap(({ signups }) => signups.flatMap(({ personId }) => personId ?? []));
  const seen = await credentialsOf(need.associationId, people);
  const mayCall = need.endsAt !== null && need.endsAt > contactsUntil(now);
  const reasons = new Map(need.invitations.map((row) => [row.residentId, row.reasons]));
  return need.shifts.map(({ signups, ...shift }) => ({
    ...shift,
    taken: signups.reduce((sum, signup) => sum + signup.people, 0),
    signups: signups.map((signup) => ({
      id: signup.id,
      name: signup.name,
      people: signup.people,
      ...callable(whomToCall(signup, shift.start), mayCall),
      papers: papersShown(need, signup.personId, seen),
      confirmedAt: signup.confirmedAt,
      missed: signup.missed,
      // Whose name is gone was not entered by the team, either.
      byPhone: signup.personId === null && signup.anonymisedAt === null,
      stillFits: need.changedAt === null || signup.confirmedAt >= need.changedAt,
      reasons: signup.personId ? (reasons.get(signup.personId) ?? null) : null,
    })),
  }));
}

/** Numbers and the guardian's name go together. */
function callable(call: ReturnType<typeof whomToCall>, mayCall: boolean) {
  return mayCall ? call : { ...call, phone: null, guardian: null };
}

/** How many were rung, how many opened, how many wait for the morning. Exact: round before anyone sees it. */
export async function reachOf(helpRequestId: string) {
  const [row] = await db().$queryRaw<
    { rung: number; opened: number; waiting: number; nextAt: Date | null }[]
  >`
    select count(*) filter (where "sentAt" is not null)::int as rung,
           count(*) filter (where "openedAt" is not null)::int as opened,
           count(*) filter (where "rungAt" is null)::int as waiting,
           min("deliverAt") filter (where "rungAt" is null) as "nextAt"
      from "Invitation" where "helpRequestId" = ${helpRequestId}::uuid`;
  return row ?? { rung: 0, opened: 0, waiting: 0, nextAt: null };
}

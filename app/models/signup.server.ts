import { noticeTime } from "~/domain/notices";
import { type SignupRefusal, signupRefusal } from "~/domain/signup";
import { type Tx, transaction } from "./db.server";
import { tell } from "./delivery.server";
import { writeMatching } from "./matching-table.server";
import { lockPerson } from "./person.server";
import { refreshStatus, takenByShift } from "./place-count.server";
import { notifyWatchers } from "./watch.server";

export type SignupRequest = {
  shiftId: string;
  people: number;
  phone: string | null;
  birthYear: number | null;
} & ({ personId: string; name?: undefined } | { personId: null; name: string; locale: string });

export type SignupResult =
  | { ok: true; personId: string; signupId: string }
  | { ok: false; reason: SignupRefusal | "not-found" };

/**
 * Takes places in a shift. The person's row is locked first, then the need's, always in this order: `clash`
 * spans needs, places belong to one. The same pure rule decides what the page's button showed.
 * Someone who comes by a shared link is made a person here, in the same transaction.
 */
export async function signUp(
  helpRequestId: string,
  request: SignupRequest,
  now: Date,
): Promise<SignupResult> {
  return transaction(async (tx) => {
    const known = request.personId;
    if (known) await lockPerson(tx, known);
    const need = await lockNeed(tx, helpRequestId);
    const shift = need?.shifts.find((candidate) => candidate.id === request.shiftId);
    if (!need || !shift) return { ok: false as const, reason: "not-found" as const };
    const person = known ? await tx.person.findUniqueOrThrow({ where: { id: known } }) : null;
    const birthYear = person?.birthYear ?? request.birthYear;
    const phone = request.phone ?? person?.phone ?? null;
    const reason = signupRefusal({
      need,
      shift,
      taken: (await takenByShift(tx, [shift.id])).get(shift.id) ?? 0,
      people: request.people,
      own: known ? await confirmedShifts(tx, known) : [],
      birthYear,
      phone,
      now,
    });
    if (reason) return { ok: false as const, reason };
    const personId = person?.id ?? (await newcomer(tx, request));
    const name = person?.name ?? request.name ?? "";
    await tx.person.update({ where: { id: personId }, data: { birthYear, phone } });
    if (birthYear !== (person?.birthYear ?? null)) await writeMatching(tx, [personId]);
    const taken = { name, people: request.people, phone, status: "confirmed" as const, confirmedAt: now };
    const signup = await tx.signup.upsert({
      where: { shiftId_personId: { shiftId: shift.id, personId } },
      create: { ...taken, shiftId: shift.id, personId },
      update: { ...taken, withdrawnAt: null },
    });
    await tx.invitation.updateMany({
      where: { helpRequestId, residentId: personId },
      data: { answer: "yes", answeredAt: now },
    });
    await announce(tx, need, now);
    return { ok: true as const, personId, signupId: signup.id };
  });
}

/** Gives the places back; `reinstate` undoes it as long as nobody took them. */
export async function withdraw(
  helpRequestId: string,
  shiftId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    return giveBack(tx, { helpRequestId, shiftId, personId }, now);
  });
}

/** Gives up everything that still lies ahead, need by need in the order of their ids. Callers hold the person's row. */
export async function withdrawAll(tx: Tx, personId: string, now: Date): Promise<void> {
  const signups = await tx.signup.findMany({
    where: { personId, status: "confirmed", shift: { end: { gt: now } } },
    select: { shiftId: true, shift: { select: { helpRequestId: true } } },
    orderBy: { shift: { helpRequestId: "asc" } },
  });
  for (const { shiftId, shift } of signups) {
    await giveBack(tx, { helpRequestId: shift.helpRequestId, shiftId, personId }, now);
  }
}

/** "Passt noch": the helper confirms after a change. */
export async function reconfirm(helpRequestId: string, personId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.signup.updateMany({
      where: { personId, status: "confirmed", shift: { helpRequestId } },
      data: { confirmedAt: now },
    });
    await notifyWatchers(tx, helpRequestId);
  });
}

type Taken = { helpRequestId: string; shiftId: string; personId: string };

async function giveBack(tx: Tx, { helpRequestId, shiftId, personId }: Taken, now: Date): Promise<boolean> {
  const need = await lockNeed(tx, helpRequestId);
  const shift = need?.shifts.find((candidate) => candidate.id === shiftId);
  if (!need || !shift) return false;
  const { count } = await tx.signup.updateMany({
    where: { shiftId, personId, status: "confirmed" },
    data: { status: "withdrawn", withdrawnAt: now },
  });
  if (count === 0) return false;
  await refreshStatus(tx, need.id, now);
  await tellLateWithdrawal(tx, need, shift, personId, now);
  await notifyWatchers(tx, need.id);
  return true;
}

type LockedNeed = NonNullable<Awaited<ReturnType<typeof lockNeed>>>;

async function lockNeed(tx: Tx, id: string) {
  await tx.$queryRaw`select id from "HelpRequest" where id = ${id}::uuid for no key update`;
  return tx.helpRequest.findUnique({
    where: { id },
    include: { shifts: true, association: { select: { memberships: { select: { personId: true } } } } },
  });
}

async function confirmedShifts(tx: Tx, personId: string) {
  const rows = await tx.signup.findMany({
    where: { personId, status: "confirmed" },
    select: { shiftId: true, shift: { select: { start: true, end: true, flexible: true } } },
  });
  return rows.map(({ shiftId, shift }) => ({ shiftId, ...shift }));
}

async function newcomer(tx: Tx, request: SignupRequest): Promise<string> {
  if (request.personId !== null) return request.personId;
  const person = await tx.person.create({ data: { name: request.name, locale: request.locale } });
  return person.id;
}

/** The team hears of the first signup and when it is full, everyone watching sees the new count. */
async function announce(tx: Tx, need: LockedNeed, now: Date): Promise<void> {
  const shiftIds = need.shifts.map((shift) => shift.id);
  const signups = await tx.signup.count({ where: { shiftId: { in: shiftIds } } });
  const became = await refreshStatus(tx, need.id, now);
  if (became === "became-full") await tellTeam(tx, need, "full", `${need.id}:${now.getTime()}`, now);
  else if (signups === 1) await tellTeam(tx, need, "first-signup", need.id, now);
  await notifyWatchers(tx, need.id);
}

const lateHours = 48;

async function tellLateWithdrawal(
  tx: Tx,
  need: LockedNeed,
  shift: { id: string; start: Date },
  personId: string,
  now: Date,
): Promise<void> {
  const untilStart = shift.start.getTime() - now.getTime();
  if (untilStart <= 0 || untilStart > lateHours * 3_600_000) return;
  await tellTeam(tx, need, "withdrawn", `${shift.id}:${personId}:${now.getTime()}`, now);
}

async function tellTeam(
  tx: Tx,
  need: LockedNeed,
  kind: "first-signup" | "full" | "withdrawn",
  subject: string,
  now: Date,
): Promise<void> {
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const nextStart = Math.min(...ahead.map((shift) => shift.start.getTime()));
  const { deliverAt, silent } = noticeTime(kind, now, new Date(nextStart));
  const personIds = need.association.memberships.map((member) => member.personId);
  await tell(tx, {
    kind,
    helpRequestId: need.id,
    personIds,
    subject,
    ringAt: deliverAt,
    mailAt: now,
    silent,
    channels: "mail-as-fallback",
  });
}

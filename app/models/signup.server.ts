import { isMinor } from "~/domain/age";
import { type SignupRefusal, signupRefusal } from "~/domain/signup";
import { type Tx, transaction } from "./db.server";
import { rememberGuardianPhone } from "./guardian.server";
import { writeMatching } from "./matching-table.server";
import { lockNeed } from "./need-lock.server";
import { rememberYes } from "./own-answers.server";
import { lockPerson } from "./person.server";
import { refreshStatus } from "./place-count.server";
import { readQuestion } from "./signup-question.server";
import { findTeamNeed, tellTeam } from "./tell-team.server";
import { notifyWatchers } from "./watch.server";

export type SignupRequest = {
  shiftId: string;
  people: number;
  phone: string | null;
  /** of somebody under 18: it stands in for their own, which no association gets */
  guardianPhone?: string | null;
  birthYear: number | null;
} & ({ personId: string; name?: undefined } | { personId: null; name: string; locale: string });

export type SignupResult =
  | { ok: true; personId: string; signupId: string }
  | { ok: false; reason: SignupRefusal | "not-found" };

/**
 * Takes places in a shift. The person's row is locked first, then the need's, always in this order: `clash`
 * spans needs, places belong to one. The same pure rule decides what the page's button showed.
 * Someone who comes by a shared link is made a person here, in the same transaction; so is what `within` does
 * (their sign-in): nobody has a place without knowing it.
 */
export async function signUp(
  helpRequestId: string,
  request: SignupRequest,
  now: Date,
  within?: (tx: Tx, personId: string) => Promise<void>,
): Promise<SignupResult> {
  return transaction((tx) => takePlaces(tx, helpRequestId, request, now, within));
}

/** The same within a transaction that holds no row yet but what only refers to the need. */
export async function takePlaces(
  tx: Tx,
  helpRequestId: string,
  request: SignupRequest,
  now: Date,
  within?: (tx: Tx, personId: string) => Promise<void>,
): Promise<SignupResult> {
  if (request.personId) await lockPerson(tx, request.personId);
  await lockNeed(tx, helpRequestId);
  const asked = await readQuestion(tx, helpRequestId, request);
  if (!asked) return { ok: false, reason: "not-found" };
  const { shift, person } = asked;
  const birthYear = person?.birthYear ?? request.birthYear;
  const minor = isMinor(birthYear, shift.start);
  const own = request.phone ?? person?.phone ?? null;
  const phone = minor ? (person?.guardianPhone ?? request.guardianPhone ?? null) : own;
  const { people } = request;
  const consent = person?.consent ?? false;
  const reason = signupRefusal({ ...asked, people, birthYear, consent, phone, now });
  if (reason) return { ok: false as const, reason };
  const personId = person?.id ?? (await newcomer(tx, request));
  const name = person?.name ?? request.name ?? "";
  await tx.person.update({
    where: { id: personId },
    data: { birthYear, phone: minor ? undefined : phone },
  });
  if (minor && phone) await rememberGuardianPhone(tx, personId, phone, now);
  if (birthYear !== (person?.birthYear ?? null)) await writeMatching(tx, [personId]);
  await rememberYes(tx, helpRequestId, personId, now);
  const taken = { name, people, phone, status: "confirmed" as const, confirmedAt: now };
  const signup = await tx.signup.upsert({
    where: { shiftId_personId: { shiftId: shift.id, personId } },
    create: { ...taken, shiftId: shift.id, personId },
    update: { ...taken, withdrawnAt: null },
  });
  await announce(tx, helpRequestId, now);
  await within?.(tx, personId);
  return { ok: true as const, personId, signupId: signup.id };
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

async function newcomer(tx: Tx, request: SignupRequest): Promise<string> {
  if (request.personId !== null) return request.personId;
  const person = await tx.person.create({ data: { name: request.name, locale: request.locale } });
  return person.id;
}

/** The team hears of the first signup and when it is full, everyone watching sees the new count. */
async function announce(tx: Tx, id: string, now: Date): Promise<void> {
  const need = await findTeamNeed(tx, id);
  if (!need) return;
  const signups = await tx.signup.count({ where: { shift: { helpRequestId: id } } });
  const became = await refreshStatus(tx, id, now);
  if (became === "became-full") await tellTeam(tx, need, "full", `${id}:${now.getTime()}`, now);
  else if (signups === 1) await tellTeam(tx, need, "first-signup", id, now);
  await notifyWatchers(tx, id);
}

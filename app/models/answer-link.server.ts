import { isMinor } from "~/domain/age";
import { type AnswerLink, isLinkValid } from "~/domain/answer-link";
import type { answers } from "~/domain/forms/answer-form";
import { type SignupRefusal, signupRefusal } from "~/domain/signup";
import { db, transaction } from "./db.server";
import { learnAnswer } from "./habit.server";
import { findPublicNeed } from "./help-request-read.server";
import { answerInvitation, invitationOf, markOpened, setAnswer } from "./invitation.server";
import { lockPerson } from "./person.server";
import { signUp } from "./signup.server";
import { readQuestion } from "./signup-question.server";
import { giveBack } from "./withdraw.server";

/** What somebody taps: come, not this time, back to not having answered, give the place back. */
export type LinkAnswer = (typeof answers)[number];

export type LinkResult = { ok: true } | { ok: false; reason: SignupRefusal | "expired" | "not-found" };

/** Asked for only where the need wants it and nothing is known yet. */
export type LinkDetails = { phone: string | null; birthYear: number | null };

/**
 * How things stand for whom a link is bound to. Null when person, need or shift are gone. `refusal` is what "yes"
 * would answer now.
 */
export async function answerState(link: AnswerLink, now: Date) {
  const { residentId: personId, helpRequestId, shiftId } = link;
  const [asked, stored, need, invitation] = await Promise.all([
    readQuestion(db(), helpRequestId, { shiftId, personId }),
    db().person.findUnique({ where: { id: personId }, select: { locale: true } }),
    findPublicNeed(helpRequestId),
    invitationOf(helpRequestId, personId),
  ]);
  const shift = need?.shifts.find((one) => one.id === shiftId);
  if (!asked?.person || !stored || !need || !shift) return null;
  const { name, birthYear, consent, guardianPhone } = asked.person;
  const minor = isMinor(birthYear, shift.start);
  const phone = minor ? guardianPhone : asked.person.phone;
  const coming = asked.own.some((one) => one.shiftId === shiftId);
  return {
    person: { name, locale: stored.locale },
    need,
    shift,
    reasons: invitation?.reasons ?? null,
    coming,
    minor,
    declined: invitation?.answer === "not_this_time" && !coming,
    expired: !isLinkValid(shift, now),
    refusal: signupRefusal({ ...asked, people: 1, birthYear, consent, phone, now }),
  };
}

export type AnswerState = NonNullable<Awaited<ReturnType<typeof answerState>>>;

/**
 * Does what was tapped, as the person whom the link is bound to, without signing anybody in. Repeating it changes
 * nothing more; every answer can be taken back until the shift begins.
 */
export async function answerByLink(
  link: AnswerLink,
  answer: LinkAnswer,
  details: LinkDetails,
  now: Date,
): Promise<LinkResult> {
  const { helpRequestId, residentId: personId, shiftId } = link;
  const shift = await db().shift.findFirst({
    where: { id: shiftId, helpRequestId, helpRequest: { status: { not: "draft" } } },
  });
  const person = await db().person.findUnique({ where: { id: personId } });
  if (!shift || !person) return { ok: false, reason: "not-found" };
  if (!isLinkValid(shift, now)) return { ok: false, reason: "expired" };
  await markOpened(helpRequestId, personId, now);
  if (answer === "yes") return accept(link, details, person.phone, now);
  if (answer === "no") await decline(link, now);
  else await takeBack(link, answer, now);
  return { ok: true };
}

async function accept(
  { helpRequestId, residentId: personId, shiftId }: AnswerLink,
  { phone, birthYear }: LinkDetails,
  knownPhone: string | null,
  now: Date,
): Promise<LinkResult> {
  // A link that got into other hands must not exchange a number that is known.
  const wish = { shiftId, personId, people: 1, birthYear, phone: knownPhone ? null : phone };
  const result = await signUp(helpRequestId, wish, now);
  return result.ok || result.reason === "already" ? { ok: true } : { ok: false, reason: result.reason };
}

async function decline({ helpRequestId, residentId }: AnswerLink, now: Date): Promise<void> {
  await answerInvitation(helpRequestId, residentId, "not_this_time", now);
}

/** `undo` leaves things as before the answer; `withdraw` gives the place back and keeps that they had said yes. */
async function takeBack(link: AnswerLink, answer: "undo" | "withdraw", now: Date): Promise<void> {
  const { helpRequestId, residentId: personId, shiftId } = link;
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    await giveBack(tx, { helpRequestId, shiftId, personId }, now);
    if (answer === "withdraw") return;
    const before = await setAnswer(tx, helpRequestId, personId, null, now);
    if (before)
      await learnAnswer(tx, { residentId: personId, helpRequestId, before: before.answer, after: null }, now);
  });
}

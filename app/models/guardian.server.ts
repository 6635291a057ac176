import { createHmac } from "node:crypto";
import type { GuardianInput } from "~/domain/forms/guardian-form";
import { askAgainAfterMs, guardianPatienceDays } from "~/domain/guardian";
import { env } from "~/env.server";
import { db, type Tx, transaction } from "./db.server";
import { hashOf } from "./hash.server";
import { enqueue } from "./job.server";
import { writeMatching } from "./matching-table.server";
import { lockPerson } from "./person.server";
import { withdrawAll } from "./withdraw-all.server";

/** Somebody who may not sign up yet and so is nobody yet: made together with the question to the guardian. */
type Newcomer = { name: string; birthYear: number | null; locale: string };
export type AskResult = { ok: true; personId: string } | { ok: false; reason: "too-soon" | "consented" };

/**
 * Notes whom to ask and, where there is a mail address, has the link mailed; without one the young person
 * passes it on. From 16 on nobody is asked: the number alone is kept. A new question makes the old link worthless. `within` as in `signUp`.
 */
export async function askGuardian(
  asker: { personId: string } | Newcomer,
  { name, email, phone, forConsent }: GuardianInput & { forConsent: boolean },
  now: Date,
  within?: (tx: Tx, personId: string) => Promise<void>,
): Promise<AskResult> {
  return transaction(async (tx) => {
    const personId = "personId" in asker ? asker.personId : (await tx.person.create({ data: asker })).id;
    await lockPerson(tx, personId);
    const before = await tx.guardian.findUnique({ where: { personId } });
    if (before?.consentedAt) return { ok: false as const, reason: "consented" as const };
    const since = before?.tokenHash ? now.getTime() - before.askedAt.getTime() : Number.POSITIVE_INFINITY;
    if (email && before?.email && since < askAgainAfterMs)
      return { ok: false as const, reason: "too-soon" as const };
    const tokenHash = forConsent ? hashOf(guardianToken(personId, now)) : null;
    const data = { name, email: email ?? "", phone: phone ?? "", tokenHash, askedAt: now };
    await tx.guardian.upsert({ where: { personId }, create: { personId, ...data }, update: data });
    if (email && forConsent) await enqueue(tx, "guardian-mail", { personId });
    await within?.(tx, personId);
    return { ok: true as const, personId };
  });
}

/** The link as it was signed when it was asked for: it can be said again, and nothing of it is stored in clear. */
export function guardianToken(personId: string, askedAt: Date): string {
  const question = `guardian:${personId}:${askedAt.getTime()}`;
  return createHmac("sha256", env().sessionSecret).update(question).digest("base64url");
}

/** Where the link goes; null when somebody agreed or was forgotten meanwhile. */
export async function guardianToMail(
  personId: string,
): Promise<{ email: string; token: string; locale: string } | null> {
  const row = await db().guardian.findUnique({
    where: { personId },
    include: { person: { select: { locale: true } } },
  });
  if (!row?.email || !row.tokenHash || row.consentedAt) return null;
  return { email: row.email, token: guardianToken(personId, row.askedAt), locale: row.person.locale };
}

/** Whom a link is about; null when it is unknown, withdrawn, or waited too long. */
export async function guardianByToken(token: string, now: Date) {
  const row = await db().guardian.findUnique({
    where: { tokenHash: hashOf(token) },
    include: { person: { select: { name: true, locale: true } } },
  });
  if (!row || (!row.consentedAt && row.askedAt <= patience(now))) return null;
  return row;
}

/** The guardian says yes. Rests on one conditional update: a second tap finds it said. */
export async function giveConsent(token: string, phone: string | null, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const tokenHash = hashOf(token);
    const row = await tx.guardian.findUnique({ where: { tokenHash }, select: { personId: true } });
    if (!row) return false;
    await lockPerson(tx, row.personId);
    const { count } = await tx.guardian.updateMany({
      where: { tokenHash, consentedAt: null, askedAt: { gt: patience(now) } },
      data: { consentedAt: now, ...(phone ? { phone } : {}) },
    });
    if (count === 1) await writeMatching(tx, [row.personId]);
    return count === 1;
  });
}

/** Takes the consent back: what still lies ahead is given up, and the guardian is forgotten with the link. */
export async function withdrawConsent(token: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const tokenHash = hashOf(token);
    const row = await tx.guardian.findUnique({ where: { tokenHash }, select: { personId: true } });
    if (!row) return false;
    await lockPerson(tx, row.personId);
    const { count } = await tx.guardian.deleteMany({ where: { tokenHash } });
    if (count === 0) return false;
    await withdrawAll(tx, row.personId, now);
    await writeMatching(tx, [row.personId]);
    return true;
  });
}

/** What somebody under 18 told at a signup; a number that is known already stays. Callers hold the person's row. */
export async function rememberGuardianPhone(
  tx: Tx,
  personId: string,
  phone: string,
  now: Date,
): Promise<void> {
  const created = { personId, name: "", phone, askedAt: now };
  await tx.guardian.upsert({ where: { personId }, create: created, update: {} });
  await tx.guardian.updateMany({ where: { personId, phone: "" }, data: { phone } });
}

function patience(now: Date): Date {
  return new Date(now.getTime() - guardianPatienceDays * 24 * 60 * 60_000);
}

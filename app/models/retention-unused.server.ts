import { unusedStep, warnFrom } from "~/domain/retention";
import { db, transaction } from "./db.server";
import { erase } from "./erase.server";
import { enqueue } from "./job.server";

/** Whoever works for an association or a town hall is theirs to remove; everybody else is warned, then erased. */
export async function forgetUnused(now: Date): Promise<number> {
  const unused = await db().person.findMany({
    where: {
      lastSeenAt: { lte: warnFrom(now) },
      operator: false,
      memberships: { none: {} },
      staff: { none: {} },
    },
    select: { id: true, lastSeenAt: true, warnedAt: true },
    orderBy: { id: "asc" },
  });
  let gone = 0;
  for (const person of unused) {
    const step = unusedStep(person, now);
    if (step === "warn") await warn(person, now);
    if (step === "erase" && (await erase(person.id, now, "system")).ok) gone += 1;
  }
  return gone;
}

/** Rests on one conditional update: who came back meanwhile is not warned, and nobody twice. */
async function warn(
  { id, lastSeenAt, warnedAt }: { id: string; lastSeenAt: Date; warnedAt: Date | null },
  now: Date,
) {
  await transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id, lastSeenAt, warnedAt },
      data: { warnedAt: now },
    });
    if (count === 1) await enqueue(tx, "retention-warning", { personId: id });
  });
}

/** Who is to be warned, and where; null: gone, or back meanwhile. */
export async function personToWarn(personId: string) {
  const person = await db().person.findUnique({ where: { id: personId } });
  if (!person?.warnedAt || person.warnedAt <= person.lastSeenAt) return null;
  const { locale, warnedAt, email, emailConfirmed } = person;
  return { locale, warnedAt, email: emailConfirmed ? email : null };
}

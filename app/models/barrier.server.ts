import type { BarrierInput } from "~/domain/forms/barrier-form";
import type { Decider } from "./association.server";
import { record } from "./audit.server";
import { db, transaction } from "./db.server";
import { enqueue, type Jobs } from "./job.server";
import { staffToTell } from "./staff.server";

/** Takes down what is in somebody's way, for the municipality whose page it is, and tells its staff by mail. */
export async function reportBarrier(
  municipalityId: string,
  input: BarrierInput,
  realNow: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { id } = await tx.barrier.create({
      data: { ...input, municipalityId, createdAt: realNow },
      select: { id: true },
    });
    for (const personId of await staffToTell(tx, municipalityId))
      await enqueue(tx, "barrier-mail", { barrierId: id, personId });
  });
}

/** Those that wait, oldest first; then what was settled, newest first. */
export async function barriersOf(municipalityId: string) {
  const [open, settled] = await Promise.all([
    db().barrier.findMany({
      where: { municipalityId, doneAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: 100,
    }),
    db().barrier.findMany({
      where: { municipalityId, doneAt: { not: null } },
      orderBy: [{ doneAt: "desc" }, { id: "asc" }],
      take: 20,
    }),
  ]);
  return [...open, ...settled];
}

/** Rests on one conditional update: settled once. @returns false: none of this municipality's, or settled before */
export async function settleBarrier(id: string, by: Decider, realNow: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.barrier.updateMany({
      where: { id, municipalityId: by.municipalityId, doneAt: null },
      data: { doneAt: realNow },
    });
    if (count === 0) return false;
    await record(tx, {
      ...{ chain: by.municipalityId, at: realNow, actor: by, act: "barrier-settled" },
      subject: { kind: "municipality", id: by.municipalityId },
    });
    return true;
  });
}

/** What the mail to staff says; null when nobody is there to read it any more. */
export async function barrierNews({ barrierId, personId }: Jobs["barrier-mail"]) {
  const [barrier, reader] = await Promise.all([
    db().barrier.findUnique({
      where: { id: barrierId },
      select: { municipality: { select: { name: true, slug: true } } },
    }),
    db().person.findUnique({ where: { id: personId }, select: { email: true, locale: true } }),
  ]);
  if (!barrier || !reader?.email) return null;
  const { name: municipality, slug } = barrier.municipality;
  return { to: reader.email, locale: reader.locale, municipality, slug };
}

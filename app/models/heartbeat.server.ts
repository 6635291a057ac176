import { db } from "./db.server";

const freshMs = 30_000;

/** A worker says it lives, and those long gone are forgotten. Real time. */
export async function beat(workerId: string, realNow: Date): Promise<void> {
  await db().heartbeat.upsert({
    where: { workerId },
    create: { workerId, at: realNow },
    update: { at: realNow },
  });
  const longGone = new Date(realNow.getTime() - 24 * 60 * 60_000);
  await db().heartbeat.deleteMany({ where: { at: { lt: longGone } } });
}

export async function stopBeating(workerId: string): Promise<void> {
  await db().heartbeat.deleteMany({ where: { workerId } });
}

export async function workerLives(realNow: Date): Promise<boolean> {
  const since = new Date(realNow.getTime() - freshMs);
  return (await db().heartbeat.count({ where: { at: { gt: since } } })) > 0;
}

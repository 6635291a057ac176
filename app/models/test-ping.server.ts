import { db, transaction } from "./db.server";
import { enqueue } from "./job.server";

export type TestPing = { ok: true } | { ok: false; reason: "no-device" | "too-soon" };

const pauseMs = 20_000;
const lastPings = new Map<string, number>();

/**
 * Rings this person's own devices once. At most one per 20 s and node: the limit guards against a nervous
 * finger, so memory is enough.
 */
export async function sendTestPing(personId: string, realNow: Date): Promise<TestPing> {
  const at = realNow.getTime();
  for (const [id, last] of lastPings) if (last <= at - pauseMs) lastPings.delete(id);
  if (lastPings.has(personId)) return { ok: false, reason: "too-soon" };
  if ((await db().pushSubscription.count({ where: { personId } })) === 0) {
    return { ok: false, reason: "no-device" };
  }
  lastPings.set(personId, at);
  await transaction((tx) => enqueue(tx, "test-ping", { personId }, { key: `test-ping:${personId}` }));
  return { ok: true };
}

import { db, transaction } from "./db.server";
import { enqueue } from "./job.server";

export type TestPing = { ok: true } | { ok: false; reason: "no-device" | "too-soon" };

const pauseMs = 20_000;
const lastPings = new Map<string, number>();

/**
 * Rings this person's own devices once, or one of them. At most one per 20 s and node: the limit guards against a nervous
 * finger, so memory is enough.
 */
export async function sendTestPing(
  personId: string,
  realNow: Date,
  deviceId: string | null = null,
): Promise<TestPing> {
  const at = realNow.getTime();
  for (const [id, last] of lastPings) if (last <= at - pauseMs) lastPings.delete(id);
  if (lastPings.has(personId)) return { ok: false, reason: "too-soon" };
  const which = deviceId ? { personId, id: deviceId } : { personId };
  if ((await db().pushSubscription.count({ where: which })) === 0) {
    return { ok: false, reason: "no-device" };
  }
  lastPings.set(personId, at);
  await transaction((tx) =>
    enqueue(tx, "test-ping", { personId, deviceId }, { key: `test-ping:${personId}` }),
  );
  return { ok: true };
}

import type { Subscription } from "~/push/endpoint";
import { db, transaction } from "./db.server";
import { hashOf } from "./hash.server";

/**
 * Keeps one browser's subscription for this person. Rests on the unique endpoint: who signs in on a shared
 * browser takes it over, and it rings only for them.
 */
export async function saveDevice(personId: string, device: Subscription): Promise<{ id: string }> {
  const { endpoint, p256dh, auth } = device;
  return transaction((tx) =>
    tx.pushSubscription.upsert({
      where: { endpoint },
      create: { endpoint, p256dh, auth, personId },
      update: { p256dh, auth, personId },
      select: { id: true },
    }),
  );
}

/**
 * A browser tells its subscription again at a visit, unasked. One we know is kept up to date; `ended`: its push
 * service gave it up, it must subscribe anew; `forgotten`: its person switched it off elsewhere, and off it stays.
 */
export async function refreshDevice(
  personId: string,
  device: Subscription,
): Promise<{ ok: true } | { ok: false; reason: "ended" | "forgotten" }> {
  const { endpoint, p256dh, auth } = device;
  const { count } = await db().pushSubscription.updateMany({
    where: { endpoint },
    data: { p256dh, auth, personId },
  });
  if (count > 0) return { ok: true };
  const ended = await db().endedEndpoint.findUnique({ where: { endpointHash: hashOf(endpoint) } });
  return { ok: false, reason: ended ? "ended" : "forgotten" };
}

/** "Off" is off on the server: what waits for this device goes with it. */
export async function removeDevice(personId: string, endpoint: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { personId, endpoint } });
}

/** The same by the id that lists of devices know. @returns whether it was theirs */
export async function forgetDevice(personId: string, id: string): Promise<boolean> {
  const { count } = await db().pushSubscription.deleteMany({ where: { personId, id } });
  return count > 0;
}

export async function removeDevices(personId: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { personId } });
}

export async function markReached(id: string, now: Date): Promise<void> {
  await db().pushSubscription.updateMany({ where: { id }, data: { lastSuccessAt: now, failures: 0 } });
}

export async function devicesOf(personId: string) {
  return db().pushSubscription.findMany({
    where: { personId },
    select: {
      id: true,
      endpoint: true,
      p256dh: true,
      auth: true,
      createdAt: true,
      lastSuccessAt: true,
      failures: true,
    },
    orderBy: { createdAt: "asc" },
  });
}

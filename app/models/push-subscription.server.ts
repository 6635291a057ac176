import type { Subscription } from "~/push/endpoint";
import { db } from "./db.server";

/**
 * Keeps one browser's subscription for this person. Rests on the unique endpoint: who signs in on a shared
 * browser takes it over, and it rings only for them.
 */
export async function saveDevice(personId: string, device: Subscription): Promise<{ id: string }> {
  const { endpoint, p256dh, auth } = device;
  return db().pushSubscription.upsert({
    where: { endpoint },
    create: { endpoint, p256dh, auth, personId },
    update: { p256dh, auth, personId },
    select: { id: true },
  });
}

/** "Off" is off on the server: what waits for this device goes with it. */
export async function removeDevice(personId: string, endpoint: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { personId, endpoint } });
}

export async function removeDevices(personId: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { personId } });
}

export async function devicesOf(personId: string) {
  return db().pushSubscription.findMany({
    where: { personId },
    select: { id: true, endpoint: true, p256dh: true, auth: true, createdAt: true, lastSuccessAt: true },
    orderBy: { createdAt: "asc" },
  });
}

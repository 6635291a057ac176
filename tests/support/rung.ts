import { createDeliverer, type Deliverer } from "~/jobs/deliver.server";
import { db } from "~/models/db.server";
import { saveDevice } from "~/models/push-subscription.server";
import { type FakeDevice, fakeDevice } from "./push-device";
import type { PushServer } from "./push-server";
import { resident, vapid } from "./village";

/** The product's deliverer, which trusts these push services; patience in milliseconds. */
export function delivererFor(servers: readonly PushServer[], patience?: number): Deliverer {
  return createDeliverer({
    tls: { ca: servers.map((server) => server.ca).join("\n") },
    ...(patience !== undefined && { timeoutMilliseconds: patience }),
  });
}

export type Rung = FakeDevice & { id: string; personId: string };

/** A resident with a device at this push service, subscribed yesterday unless `young`. */
export async function rungResident(
  server: PushServer,
  more: Parameters<typeof resident>[0] & { young?: boolean } = {},
): Promise<Rung> {
  const { young, ...fields } = more;
  const personId = await resident(fields);
  return deviceOf(personId, server, young);
}

export async function deviceOf(personId: string, server: PushServer, young = false): Promise<Rung> {
  const device = fakeDevice(server, vapid.publicKey);
  const { id } = await saveDevice(personId, device.subscription);
  const yesterday = new Date(Date.now() - 86_400_000);
  if (!young) await db().pushSubscription.update({ where: { id }, data: { createdAt: yesterday } });
  return { ...device, id, personId };
}

/** As if the time for which rows are held, and services left in peace, had passed. */
export async function afterTheWait(): Promise<void> {
  const past = new Date(Date.now() - 1000);
  await db().delivery.updateMany({ where: { doneAt: null }, data: { leasedUntil: past } });
  await db().pushOrigin.updateMany({ data: { pausedUntil: past } });
}

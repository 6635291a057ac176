import { randomUUID } from "node:crypto";
import { createDeliverer, type Deliverer } from "~/jobs/deliver.server";
import { db, transaction } from "~/models/db.server";
import { writeMatching } from "~/models/matching-table.server";
import { saveDevice } from "~/models/push-subscription.server";
import { type FakeDevice, fakeDevice } from "./push-device";
import type { PushServer } from "./push-server";
import { herzberg, resident, vapid } from "./village";

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

/** Many residents of Herzberg with one device each, written in bulk. */
export async function ringingCrowd(server: PushServer, count: number): Promise<Rung[]> {
  const crowd = Array.from({ length: count }, () => ({
    ...fakeDevice(server, vapid.publicKey),
    id: randomUUID(),
    personId: randomUUID(),
  }));
  const personIds = crowd.map(({ personId }) => personId);
  await db().person.createMany({ data: personIds.map((id) => ({ id, name: "Jana Krause" })) });
  await db().resident.createMany({
    data: personIds.map((personId) => ({ personId, interests: [], skills: [], free: [] })),
  });
  await db().place.createMany({
    data: personIds.map((residentId) => ({ residentId, label: "Zuhause", radiusKm: 10, ...herzberg })),
  });
  await db().pushSubscription.createMany({
    data: crowd.map(({ id, personId, subscription }) => ({ id, personId, ...subscription })),
  });
  await transaction((tx) => writeMatching(tx, personIds));
  return crowd;
}

/** How many messages each of them got: `{ 1: 400 }` is what one need should lead to. */
export function messagesEach(crowd: readonly Rung[], server: PushServer): Record<number, number> {
  const byEndpoint = new Map<string, number>();
  for (const { endpoint, answer } of server.received) {
    if (answer === 201) byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + 1);
  }
  const counts: Record<number, number> = {};
  for (const { subscription } of crowd) {
    const messages = byEndpoint.get(subscription.endpoint) ?? 0;
    counts[messages] = (counts[messages] ?? 0) + 1;
  }
  return counts;
}

import { vi } from "vitest";
import { createDeliverer } from "~/jobs/deliver.server";
import { db } from "~/models/db.server";
import { saveDevice } from "~/models/push-subscription.server";
import { type FakeDevice, fakeDevice } from "../support/push-device";
import { startPushServer } from "../support/push-server";
import type { Received } from "../support/push-server/endpoint";
import { clockAt, monday, openVillage, vapid } from "../support/village";

export type Doorbell = Awaited<ReturnType<typeof openDoorbell>>;
export type Bell = FakeDevice & {
  id: string;
  /** Every POST that came for it, whatever was answered. */
  posts(): Received[];
};

/** A village, a push service over TLS, and the product's own sending between them. */
export async function openDoorbell() {
  const server = await startPushServer();
  const village = await openVillage({ PUSH_EXTRA_ORIGINS: server.origin });
  const deliverer = createDeliverer({ tls: { ca: server.ca } });

  return {
    server,
    village,
    deliver: () => deliverer.deliverDue(),

    /** Empties the village; it is Monday morning again. */
    async clear(): Promise<void> {
      await village.clear();
      clockAt(monday);
      // The jitter of the back-off: a wait of a few milliseconds would be over within the same round.
      vi.spyOn(Math, "random").mockReturnValue(0.5);
    },

    /** A browser with real keys. A `fresh` one has just subscribed, others did an hour ago. */
    async bell(personId: string, { fresh = false } = {}): Promise<Bell> {
      const device = fakeDevice(server, vapid.publicKey);
      const { id } = await saveDevice(personId, device.subscription);
      const createdAt = new Date(Date.now() - 3_600_000);
      if (!fresh) await db().pushSubscription.update({ where: { id }, data: { createdAt } });
      const { endpoint } = device.subscription;
      return { ...device, id, posts: () => server.received.filter((post) => post.endpoint === endpoint) };
    },

    async close(): Promise<void> {
      await deliverer.close();
      await server.close();
      await village.close();
    },
  };
}

/** The real time at which everything that waits for another try may be tried. */
export async function waitIsOver(): Promise<void> {
  await db().delivery.updateMany({ where: { doneAt: null }, data: { leasedUntil: new Date() } });
  await db().pushOrigin.updateMany({ data: { pausedUntil: new Date() } });
}

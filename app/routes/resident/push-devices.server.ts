import type { PushDeviceRow } from "~/components/push-devices";
import { devicesOf } from "~/models/push-subscription.server";

/** A person's browsers that ring, as their list shows them. */
export async function pushDevices(personId: string): Promise<PushDeviceRow[]> {
  const devices = await devicesOf(personId);
  return devices.map(({ id, endpoint, lastSuccessAt, failures }) => ({
    id,
    service: serviceOf(endpoint),
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    failing: failures > 0,
  }));
}

const services: readonly [suffix: string, service: PushDeviceRow["service"]][] = [
  ["fcm.googleapis.com", "chrome"],
  ["jmt17.google.com", "chrome"],
  ["push.services.mozilla.com", "firefox"],
  ["push.apple.com", "apple"],
  ["notify.windows.com", "windows"],
];

function serviceOf(endpoint: string): PushDeviceRow["service"] {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : "";
  return services.find(([suffix]) => host.endsWith(suffix))?.[1] ?? "unknown";
}

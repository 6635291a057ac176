import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { completeEnv } from "~/env.server";
import type { Deliverer } from "~/jobs/deliver.server";
import { type PushServer, startPushServer } from "./push-server";
import { delivererFor } from "./rung";
import { clockAt, monday, openVillage, type Team, team, type Village } from "./village";

let village: Village;
export let server: PushServer;
export let deliverer: Deliverer;
/** An association without an address, so that nothing but residents hears anything. */
export let ours: Team;

/**
 * A village, a push service and the product's deliverer that trusts it, for all tests of a file; emptied before
 * each of them, on the Monday morning, with `ours` in it.
 */
export function openRingingVillage(): void {
  beforeAll(async () => {
    [village, server] = await Promise.all([openVillage(), startPushServer()]);
    completeEnv({ pushExtraOrigins: [server.origin] });
    deliverer = delivererFor([server]);
  });
  beforeEach(async () => {
    await village.clear();
    await rm(mailFolder(), { recursive: true, force: true });
    clockAt(monday);
    ours = await team("Heimatverein", null);
  });
  afterAll(async () => {
    await deliverer.close();
    await Promise.all([village.close(), server.close()]);
  });
}

/** Every mail that was sent since, in one line per paragraph. */
export async function mails(): Promise<string[]> {
  const names = await readdir(mailFolder()).catch(() => []);
  const files = await Promise.all(names.map((name) => readFile(join(mailFolder(), name), "utf8")));
  return files.map((text) => text.replace(/=\r?\n/g, ""));
}

function mailFolder(): string {
  return join(village.dataDir, "mail");
}

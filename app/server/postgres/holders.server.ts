import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "./lock.server";
import { identityOf, isStillThere } from "./process.server";

// Who uses the cluster at the moment: one file per start. Only looked at under the folder's lock.

/** Notes that this process uses the cluster; returns the file that says so. */
export async function enter(home: string): Promise<string> {
  const folder = join(home, "holders");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, randomUUID());
  await replaceFile(holder, (await identityOf(process.pid)) ?? "");
  return holder;
}

/** Takes our note back; true when no living process uses the cluster any more. */
export async function leave(home: string, holder: string): Promise<boolean> {
  await rm(holder, { force: true });
  const folder = join(home, "holders");
  let last = true;
  for (const name of await readdir(folder)) {
    const identity = await readFile(join(folder, name), "utf8").catch(() => "");
    if (await isStillThere(identity)) last = false;
    else await rm(join(folder, name), { force: true });
  }
  return last;
}

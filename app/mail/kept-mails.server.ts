import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "~/env.server";

/** Deletes the mails that became files at this real instant or earlier. @returns how many went */
export async function forgetMails(before: Date): Promise<number> {
  const folder = join(env().dataDir, "mail");
  const names = await readdir(folder).catch(() => []);
  let gone = 0;
  for (const name of names.filter((one) => /\.eml(\.part)?$/.test(one))) {
    const file = join(folder, name);
    const written = await stat(file).catch(() => null);
    if (!written || written.mtime > before) continue;
    await rm(file, { force: true });
    gone += 1;
  }
  return gone;
}

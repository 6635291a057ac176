import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "./lock.server";
import { type DatabaseUser, run } from "./process.server";

/** Where the cluster and its papers live, and the account it runs under (null: our own). */
export type Home = { folder: string; user: DatabaseUser | null };

// /var/tmp last: some systems sweep it after thirty days.
const sharedFolders = ["/var/lib", "/usr/local/var", "/var/tmp"];

/**
 * Finds or makes the home of the cluster: `DATA_DIR/postgres`, or, when we are root and the database's
 * account cannot enter that, a fixed folder outside, to which `DATA_DIR/postgres.pointer` then points.
 * Safe to run twice at once. Throws an error naming DATA_DIR.
 */
export async function findHome(dataDir: string): Promise<Home> {
  await mkdir(dataDir, { recursive: true });
  const real = await realpath(dataDir);
  const pointer = join(real, "postgres.pointer");
  const pointed = (await readFile(pointer, "utf8").catch(() => "")).trim();
  if (pointed && !(await stat(pointed).catch(() => null))) {
    // Never an empty database in place of a lost one.
    throw new Error(
      `DATA_DIR ${real}: its database lay in ${pointed}, which is gone; restore it, or delete ${pointer}`,
    );
  }
  const inside = join(real, "postgres");
  if (process.getuid?.() !== 0) return { folder: pointed || (await makeFolder(inside, 0o700)), user: null };

  const user = (await ownerOf(join(pointed || inside, "cluster"))) ?? (await databaseUser());
  if (pointed) return { folder: pointed, user };
  if (await canEnter(user, real)) return { folder: await makeFolder(inside, 0o711), user };
  if (await ownerOf(join(inside, "cluster"))) {
    throw new Error(
      `DATA_DIR ${real}: user ${user.uid} can no longer enter it; allow that again (chmod o+x)`,
    );
  }
  const outside = await makeOutside(real, user);
  await replaceFile(pointer, `${outside}\n`);
  return { folder: outside, user };
}

async function makeFolder(folder: string, mode: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode });
  await chmod(folder, mode);
  return folder;
}

async function makeOutside(dataDir: string, user: DatabaseUser): Promise<string> {
  const name = `anpacken-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`;
  for (const parent of sharedFolders) {
    if (!(await canEnter(user, parent))) continue;
    const folder = join(parent, name);
    try {
      await mkdir(folder, { mode: 0o711 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") continue;
    }
    const found = await lstat(folder);
    // In a folder everybody may write to, somebody else may have been there first.
    if (!found.isDirectory() || found.uid !== 0) {
      throw new Error(`DATA_DIR ${dataDir}: ${folder} belongs to somebody else; remove it`);
    }
    await chmod(folder, 0o711);
    return folder;
  }
  throw new Error(
    `DATA_DIR ${dataDir}: the database's account can enter neither it nor ${sharedFolders.join(", ")}`,
  );
}

async function ownerOf(folder: string): Promise<DatabaseUser | null> {
  const found = await stat(folder).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function databaseUser(): Promise<DatabaseUser> {
  for (const name of ["postgres", "nobody"]) {
    const uid = Number(await run("id", ["-u", name], null).catch(() => 0));
    const gid = Number(await run("id", ["-g", name], null).catch(() => 0));
    if (uid && gid) return { uid, gid };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no user postgres or nobody: set DATABASE_URL",
  );
}

/** Asked of the system itself, since modes alone do not tell (access lists, mounts). */
export async function canEnter(user: DatabaseUser, folder: string): Promise<boolean> {
  return run("/bin/sh", ["-c", 'cd "$1"', "sh", folder], user).then(
    () => true,
    () => false,
  );
}

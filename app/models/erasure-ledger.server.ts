import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "~/env.server";
import { db } from "./db.server";

/**
 * Who was erased, beside the backups and outside of the database: a restore brings back what a backup holds, and
 * takes these away again. One line each: real instant, SHA-256 of the salt in the first line and the person's id,
 * which is random and by itself tells nobody anything; so it is kept as long as any copy of a backup may be.
 */
export const ledgerFile = "erasures";

/**
 * On disk before it returns: call it last in the transaction that erases. A crash in between erases, at the next
 * restore, somebody who had asked for it.
 */
export async function rememberErasure(personId: string, realNow: Date = new Date()): Promise<void> {
  const file = join(env().dataDir, ledgerFile);
  const salt = await saltOf(file);
  const handle = await open(file, "a", 0o600);
  try {
    // One write of one line: processes that append at once do not mix them.
    await handle.appendFile(`${realNow.toISOString()} ${hashOf(salt, personId)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whom of those in the database these ledgers call erased; files that do not exist hold nobody. */
export async function erasedAmongUs(files: readonly string[]): Promise<string[]> {
  const erased = new Set<string>();
  for (const file of files) {
    const [salt = "", ...lines] = (await readFile(file, "utf8").catch(() => "")).split("\n");
    const hashes = new Set(lines.map((line) => line.split(" ")[1] ?? ""));
    if (hashes.size === 0) continue;
    for await (const { id } of everybody()) if (hashes.has(hashOf(salt, id))) erased.add(id);
  }
  return [...erased];
}

async function* everybody(): AsyncGenerator<{ id: string }> {
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const people = await db().person.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      select: { id: true },
      take: 5_000,
    });
    yield* people;
    const last = people.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** The ledger begins with its salt. Of two that begin it at once, `link` lets one. */
async function saltOf(file: string): Promise<string> {
  const begun = await readFile(file, "utf8").catch(() => null);
  if (begun === null) {
    await mkdir(dirname(file), { recursive: true });
    const draft = `${file}.${randomBytes(8).toString("hex")}`;
    await writeFile(draft, `${randomBytes(16).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(draft, { force: true });
    return saltOf(file);
  }
  return begun.split("\n")[0] ?? "";
}

function hashOf(salt: string, personId: string): string {
  return createHash("sha256").update(`${salt} ${personId}`).digest("hex");
}

import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identityOf, isStillThere } from "./process.server";

/**
 * Runs `work` while no other process on this machine does so for the same folder; waits up to `patience`
 * milliseconds, then throws an error naming the folder and the process in the way. The lock of a process
 * that died is taken over.
 *
 * Locks are numbered files and only the highest number counts: it is held while its author lives and has
 * not emptied it. Taking is creating the next number, which `link` lets one process do. Nobody ever
 * deletes the highest, so nobody can delete a lock that another has just taken over.
 */
export async function withLock<T>(folder: string, patience: number, work: () => Promise<T>): Promise<T> {
  const lock = await take(folder, patience);
  try {
    return await work();
  } finally {
    await replaceFile(lock, "");
  }
}

/** Writes a whole file or nothing, readable by its owner only, and follows no link already lying there. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600, flag: "wx" });
  await rename(draft, file);
}

async function take(folder: string, patience: number): Promise<string> {
  const deadline = Date.now() + patience;
  const me = await identityOf(process.pid);
  const draft = join(folder, `draft.${randomUUID()}`);
  await writeFile(draft, me ?? "", { mode: 0o600, flag: "wx" });
  try {
    while (true) {
      const highest = Math.max(0, ...(await numbers(folder)));
      const holder = await readFile(lockFile(folder, highest), "utf8").catch(() => "");
      if (!(await isStillThere(holder))) {
        const taken = await takeNumber(folder, draft, highest + 1);
        if (taken) return taken;
      } else if (Date.now() > deadline) {
        const pid = Number.parseInt(holder, 10);
        throw new Error(`${folder}: process ${pid} has been starting or stopping the database for too long`);
      } else {
        await wait(25);
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function takeNumber(folder: string, draft: string, number: number): Promise<string | null> {
  const file = lockFile(folder, number);
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return null;
    throw error;
  }
  const all = await numbers(folder);
  // Between our look and our link, others may have gone past this number and swept it away.
  const overtaken = all.some((other) => other > number);
  const swept = overtaken ? [number] : all.filter((other) => other < number);
  for (const other of swept) await rm(lockFile(folder, other), { force: true });
  return overtaken ? null : file;
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0));
}

const lockFile = (folder: string, number: number) => join(folder, `lock.${number}`);

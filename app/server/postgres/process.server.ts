import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The account PostgreSQL runs under when we are root; it refuses to run as root itself. */
export type DatabaseUser = { uid: number; gid: number };

/**
 * Runs a program to its end, as `user` when given, and returns its output.
 * Throws an error with the last line the program said.
 */
export async function run(program: string, args: string[], user: DatabaseUser | null): Promise<string> {
  try {
    // The caller's own working directory may be closed to the database user.
    const { stdout } = await execute(program, args, { cwd: "/", windowsHide: true, ...user });
    return stdout;
  } catch (error) {
    const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message: string };
    const said = [stderr, stdout, message].map((text) => text?.trim()).find((text) => text) ?? "failed";
    throw new Error(`${program}: ${said.split("\n").slice(-2).join(" ")}`);
  }
}

/** A zombie does not count: under a node that is pid 1 nobody reaps a killed postmaster. */
export function isRunning(pid: number): boolean {
  if (process.platform === "linux") return linuxStart(pid) !== null;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Names one process for good: pid and the moment it started, because pids come round again, after a
 * restart of a container usually at once. Null when there is none.
 */
export async function identityOf(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    const start = linuxStart(pid);
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
    return start && `${pid} ${start} ${boot.trim()}`;
  }
  if (!isRunning(pid)) return null;
  if (process.platform === "win32") return `${pid}`;
  const started = await run("ps", ["-o", "lstart=", "-p", `${pid}`], null).catch(() => null);
  return started && `${pid} ${started.trim()}`;
}

/** Whether the process that once gave this identity still lives. */
export async function isStillThere(identity: string): Promise<boolean> {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && (await identityOf(pid)) === identity;
}

/** The command line of a process; null where it cannot be told (Windows). */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === "win32") return null;
  if (process.platform !== "linux")
    return run("ps", ["-ww", "-o", "command=", "-p", `${pid}`], null).catch(() => "");
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.replaceAll("\0", " ");
}

// /proc/<pid>/stat: the name in brackets may hold anything, so fields are counted from the last bracket:
// state is the first after it, start time in ticks since boot the twentieth.
function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

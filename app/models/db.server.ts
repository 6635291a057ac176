import { poolAdapter } from "./adapter.server";
import { Prisma, PrismaClient } from "./generated/client";

export type Tx = Prisma.TransactionClient;

let client: PrismaClient | null = null;

/**
 * Waiting and working times are set on purpose: 500 people who tap at once for one place stand in line for
 * its row and are all answered; whoever would wait longer is told to come back (`Busy`).
 * The pool stays below PostgreSQL's `max_connections` minus the worker's and LISTEN's.
 */
const limits = { connections: 20, waitMs: 30_000, workMs: 20_000 };
const mostAttempts = 3;

export function connect(url: string): void {
  client = new PrismaClient({ adapter: poolAdapter(url, limits), errorFormat: "minimal" });
}

export async function disconnect(): Promise<void> {
  await client?.$disconnect();
  client = null;
}

export function db(): PrismaClient {
  if (!client) throw new Error("The database is not connected yet: call connect(url) first.");
  return client;
}

/** More is asked of the database than it can answer in time: a 503 with Retry-After, never a 500. */
export class Busy extends Response {
  constructor() {
    super("Busy", { status: 503, headers: { "Retry-After": "3" } });
  }
}

/**
 * One transaction; all or nothing. PostgreSQL ends one of two that wait for each other, and refuses a row about
 * somebody who is being erased beside it: `work` is run again, and then finds them gone. So it does nothing that a
 * rollback does not take back.
 * @throws Busy when the line for the database is too long; a response of 404 when what it writes belongs to somebody
 *   or something that has just gone
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work, { maxWait: limits.waitMs, timeout: limits.workMs });
    } catch (error) {
      if ((isDeadlock(error) || isOrphan(error)) && attempt < mostAttempts) continue;
      if (isBusy(error)) throw new Busy();
      if (isOrphan(error)) throw new Response("Not found", { status: 404, statusText: "Not Found" });
      throw error;
    }
  }
}

/** Whether what is written, or what it belongs to, went meanwhile: somebody erased themselves in another window, say. */
function isOrphan(error: unknown): boolean {
  return isKnown(error) && (gone.has(error.code) || sqlStateOf(error) === "23503");
}

/** Whether a unique index refused the write: the other one was first. */
export function isDuplicate(error: unknown): boolean {
  return isKnown(error) && (error.code === "P2002" || sqlStateOf(error) === "23505");
}

/** Whether an error only means that the database has no time, or is not back yet. */
export function isBusy(error: unknown): boolean {
  if (isDeadlock(error)) return true;
  if (isKnown(error) && busyCodes.has(error.code)) return true;
  // Raw statements report a lost connection under a code of their own.
  return error instanceof Error && lostConnection.test(error.message);
}

function isKnown(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return error instanceof Prisma.PrismaClientKnownRequestError;
}

/** PostgreSQL's own code for what went wrong in a raw statement: to those Prisma gives one code, P2010, for all. */
function sqlStateOf({ meta }: Prisma.PrismaClientKnownRequestError): string | null {
  const cause = (meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause;
  return typeof cause?.originalCode === "string" ? cause.originalCode : null;
}

// Raw statements and Prisma's own report it under different codes, PostgreSQL's words are in both.
function isDeadlock(error: unknown): boolean {
  return error instanceof Error && /deadlock detected|code: `?40P01/.test(error.message);
}

/** P2003: what a row refers to is not there. P2025: the row itself is not. */
const gone = new Set(["P2003", "P2025"]);

/** What node-postgres, Prisma and PostgreSQL say while it restarts, was killed, or has no connection left. */
const lostConnection =
  /timeout exceeded when trying to connect|can't reach database server|connection terminated|terminating connection|connection error and is not queryable|too many clients|ECONNREFUSED|ECONNRESET|EPIPE|the database system is/i;

/**
 * P1001, P1002, P1017: the server is not reachable, or closed the connection. P2024: no connection in time.
 * P2028: the transaction waited or worked too long. P2034: two writes met.
 */
const busyCodes = new Set(["P1001", "P1002", "P1017", "P2024", "P2028", "P2034"]);

import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Counted, delayAfter, type LimitKind, rememberedSeconds } from "~/domain/limits";
import { env } from "~/env.server";
import { db, isBusy } from "./db.server";

export type Asker = Partial<Record<Counted, string | null>>;
export type Allowed = { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Counts one attempt of everybody it is counted for, and says whether it may go on. Beyond what is free each
 * next one waits twice as long. All nodes count in one table; each count is one statement
 * (`insert … on conflict do update`), so that of a hundred at once only one gets through. Real time.
 */
export async function limit(kind: LimitKind, asker: Asker): Promise<Allowed> {
  const counted = Object.entries(asker).filter((one): one is [Counted, string] => Boolean(one[1]));
  const waits = await Promise.all(counted.map(([who, name]) => waitFor(kind, who, name)));
  const longest = Math.max(0, ...waits);
  return longest > 0 ? { ok: false, retryAfterSeconds: longest } : { ok: true };
}

const mostPerMinute = 1_000;
const lot = 50;
const inLots = new Map<string, { count: number; until: number }>();

/**
 * More than a thousand joins and signups a minute from one network? A mobile carrier or a village hall is one
 * network, too, so that nothing below is a limit. Counted in lots of 50: a rush does not stand in line for one row.
 */
export async function isFlood(network: string, realNow: Date): Promise<boolean> {
  if (inLots.size > 10_000) inLots.clear();
  const entry = inLots.get(network);
  const current =
    entry && entry.until > realNow.getTime() ? entry : { count: 0, until: realNow.getTime() + 60_000 };
  current.count += 1;
  inLots.set(network, current);
  if (current.count > mostPerMinute) return true;
  if (current.count % lot !== 0) return false;
  try {
    return !(await passes(counters().floods.consume(keyOf("flood", "network", network), lot)));
  } catch (error) {
    // The page says so itself, with when to come back.
    if (isBusy(error)) return false;
    throw error;
  }
}

/** How often one session may join or sign up: thirty times a minute. */
export async function isHasty(session: string): Promise<boolean> {
  return !(await passes(counters().sessions.consume(keyOf("hasty", "session", session))));
}

async function waitFor(kind: LimitKind, who: Counted, name: string): Promise<number> {
  const { attempts, pauses } = counters();
  const key = keyOf(kind, who, name);
  const { consumedPoints } = await attempts.consume(key);
  const pause = delayAfter(kind, who, consumedPoints);
  if (pause === 0) return 0;
  const refused = await refusal(pauses.consume(key, 1, { customDuration: pause }));
  if (!refused) return 0;
  // Whoever only knocks while the door is shut does not make the next wait longer.
  await attempts.reward(key);
  return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
}

async function passes(consumed: Promise<RateLimiterRes>): Promise<boolean> {
  return (await refusal(consumed)) === null;
}

/** The limiter throws its refusals. */
async function refusal(consumed: Promise<RateLimiterRes>): Promise<RateLimiterRes | null> {
  try {
    await consumed;
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

/** No address of a network or a mailbox stands in the table, only what this installation makes of it. */
function keyOf(kind: string, who: string, name: string): string {
  const hash = createHmac("sha256", env().sessionSecret).update(name.toLowerCase()).digest("base64url");
  return `${kind}:${who}:${hash}`;
}

type Counters = ReturnType<typeof makeCounters>;
let made: Counters | null = null;

function counters(): Counters {
  made ??= makeCounters();
  return made;
}

function makeCounters() {
  const counter = (keyPrefix: string, points: number, duration: number, cleans = false) =>
    new RateLimiterPostgres({
      storeClient: { query },
      storeType: "client",
      tableName: "rate_limit",
      tableCreated: true,
      // Every five minutes: what ended an hour ago goes.
      clearExpiredByTimeout: cleans,
      keyPrefix,
      points,
      duration,
    });
  return {
    attempts: counter("attempts", Number.MAX_SAFE_INTEGER, rememberedSeconds, true),
    pauses: counter("pause", 1, 1),
    floods: counter("flood", mostPerMinute, 60),
    sessions: counter("session", 30, 60),
  };
}

type Row = { points: number; expire: bigint | null };

/** The limiter speaks to node-postgres; its statements run through the one pool that the product has. */
async function query({ text, values }: { text: string; values: unknown[] }) {
  const rows = await db().$queryRawUnsafe<Row[]>(text, ...values);
  return {
    rows: rows.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) })),
    rowCount: rows.length,
  };
}

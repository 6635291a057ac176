import type { OpenNeed } from "~/domain/finding/open-need";
import { db } from "./db.server";
import { loadAll, loadOnly } from "./need-index-load.server";

/** `version` is another one whenever something in `needs` is; within this process only. */
export type NeedIndex = { version: number; needs: readonly OpenNeed[] };

type Look = { snapshot: string; at: number; reset: string; changed: string[] };
/** `from`, `until` (epoch ms): by this clock nothing ends in between. */
type Held = { last: Look; from: number; until: number; byId: Map<string, OpenNeed>; index: NeedIndex };

const halfHour = 30 * 60_000;
/** Requests overlap: a clock this far behind is another request's, not one that was set back (milliseconds). */
const overlap = 60_000;

let version = 0;

type Reader = { held: Held | null; running: Promise<Held> | null; next: Promise<Held> | null };
/** Per connected database: tests open several. */
const readers = new WeakMap<object, Reader>();

/**
 * What is open, exactly: everything committed before this call is in it, whoever wrote it. The needs lie in memory;
 * each call asks the database in one statement which changed since the last look (table need_change, filled by
 * triggers in the writing transaction) and loads only those again. Ids alone would miss a transaction that began
 * before the last look and committed after it: what counts is what the last look's snapshot could not see.
 * @param now the product's clock
 */
export async function openNeeds(now: Date): Promise<NeedIndex> {
  const client = db();
  const reader = readers.get(client) ?? { held: null, running: null, next: null };
  readers.set(client, reader);
  const { index } = await look(reader, now);
  return index;
}

/**
 * Many requests, one look at a time. Whoever asks while one is running waits for the next and shares that: the
 * running one may have taken its snapshot before this request's own write was committed.
 */
function look(reader: Reader, now: Date): Promise<Held> {
  if (!reader.running) return begin(reader, now);
  reader.next ??= reader.running.then(
    () => begin(reader, now),
    () => begin(reader, now),
  );
  return reader.next;
}

function begin(reader: Reader, now: Date): Promise<Held> {
  reader.next = null;
  // Written down only when all of it went well: after a failure the next look begins where this one did.
  const running = catchUp(reader.held, now).then((held) => {
    reader.held = held;
    return held;
  });
  reader.running = running;
  const over = () => {
    if (reader.running === running) reader.running = null;
  };
  running.then(over, over);
  return running;
}

async function catchUp(held: Held | null, now: Date): Promise<Held> {
  const seen = await changesSince(held?.last.snapshot ?? null);
  if (!held || !follows(seen, held.last) || now.getTime() < held.from - overlap) {
    return hold(seen, now, new Map((await loadAll(now)).map((need) => [need.id, need])));
  }
  const changed = seen.changed.length > 0 ? await loadOnly(seen.changed, now) : [];
  if (seen.changed.length === 0 && now.getTime() < held.until) return { ...held, last: seen };
  const byId = new Map(held.byId);
  for (const id of seen.changed) byId.delete(id);
  for (const need of changed) byId.set(need.id, need);
  return hold(seen, now, byId);
}

function hold(last: Look, now: Date, byId: Map<string, OpenNeed>): Held {
  for (const [id, need] of byId) if (need.endsAt <= now) byId.delete(id);
  version += 1;
  const needs = [...byId.values()];
  const until = needs.reduce(
    (least, { endsAt }) => Math.min(least, endsAt.getTime()),
    Number.POSITIVE_INFINITY,
  );
  return { last, from: now.getTime(), until, byId, index: { version, needs } };
}

/**
 * Whether what changed between the two is still written down: rows of need_change are kept for an hour, and after a
 * crash PostgreSQL may give out transaction ids again that it had given before. It forgets its statistics then, too.
 */
function follows(seen: Look, last: Look): boolean {
  return seen.reset === last.reset && seen.at >= last.at && seen.at - last.at < halfHour;
}

/** One statement, so that what it finds and its snapshot are of one moment. `at`: the database's clock, epoch ms. */
async function changesSince(snapshot: string | null): Promise<Look> {
  const [found] = await db().$queryRaw<[Look]>`
    select pg_current_snapshot()::text as snapshot,
           extract(epoch from clock_timestamp())::float8 * 1000 as at,
           coalesce(pg_stat_get_bgwriter_stat_reset_time()::text, '') || ' ' || pg_postmaster_start_time() as reset,
           array(select distinct need_id::text from need_change
                 where xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
                   and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)) as changed`;
  return found;
}

/** Takes away what no process can still be waiting for. @returns how many rows */
export async function pruneNeedChanges(): Promise<number> {
  return db().$executeRaw`delete from need_change where at < now() - interval '1 hour'`;
}

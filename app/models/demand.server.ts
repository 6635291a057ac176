import { setImmediate } from "node:timers/promises";
import { type Asked, type Helpers, type Snapshot, snapshotRounds } from "~/domain/calm/demand";
import { isCategory } from "~/domain/categories";
import { isSkill, skillMask } from "~/domain/skills";
import { db, type Tx } from "./db.server";

const hour = 3_600_000;
const day = 24 * hour;
/** Needs of so many days tell what is asked for. */
const days = 90;
/** The worker renews what is older; a need takes what is younger than a day, however busy the worker is. */
const renewMs = hour;
const goodMs = day;
/** How long a process believes what it read last. */
const readMs = hour / 6;
/** Degrees of latitude and longitude around a municipality's centre: some 25 km in Germany. */
const around = { lat: 0.225, lon: 0.36 };
/** Kinds of residents told apart, the most frequent first: a city's tail changes no price. */
const mostKinds = 5_000;
/** Of the rows in "Routine"; another number when what is in them changes. */
const prefix = "prices 1 ";

type Place = { id: string; lat: number; lon: number };

const kept = new Map<string, { readAt: number; at: number; snapshot: Snapshot }>();

/**
 * What is asked for and who could do it, around a municipality: what a ping costs later follows from it. The
 * worker sees that it is there (`renewDemand`); only where it never was, or lay idle for a day, the need waits some
 * hundred milliseconds. Nothing in it is about anybody in particular.
 */
export async function demandOf(tx: Tx, municipality: Place, now: Date): Promise<Snapshot> {
  const known = kept.get(municipality.id);
  if (known && isWithin(readMs, known.readAt, now)) return known.snapshot;
  const stored = await tx.routine.findUnique({ where: { name: prefix + municipality.id } });
  if (!stored || !isWithin(goodMs, stored.at.getTime(), now)) return workOut(tx, municipality, now);
  const at = stored.at.getTime();
  // The same object as before where it is the same: what was derived from it is kept with it.
  const snapshot: Snapshot = known?.at === at ? known.snapshot : JSON.parse(stored.outcome);
  kept.set(municipality.id, { readAt: now.getTime(), at, snapshot });
  return snapshot;
}

/**
 * Works out anew what is oldest, one municipality at a time, of those where anybody may ask for help. Two workers at
 * once do the same work twice, and nothing else. @returns whether there was one
 */
export async function renewDemand(now: Date): Promise<boolean> {
  const [oldest] = await db().$queryRaw<Place[]>`
    select m.id, m.lat, m.lon
      from "Municipality" m left join "Routine" r on r.name = ${prefix} || m.id
     where (r.at is null or r.at not between ${new Date(now.getTime() - renewMs)}::timestamptz
                                         and ${new Date(now.getTime() + renewMs)}::timestamptz)
       and exists (select from "Association" a where a."municipalityId" = m.id and a.status = 'approved')
     order by r.at nulls first, m.id limit 1`;
  if (oldest) await workOut(db(), oldest, now);
  return oldest !== undefined;
}

async function workOut(tx: Tx, municipality: Place, now: Date): Promise<Snapshot> {
  const asked = await askedOf(tx, municipality.id, now);
  const snapshot = await calmly(snapshotRounds(asked, await helpersAround(tx, municipality), days));
  const name = prefix + municipality.id;
  const row = { at: now, outcome: JSON.stringify(snapshot) };
  await tx.routine.upsert({ where: { name }, create: { name, ...row }, update: row });
  kept.set(municipality.id, { readAt: now.getTime(), at: now.getTime(), snapshot });
  return snapshot;
}

function isWithin(ms: number, at: number, now: Date): boolean {
  return Math.abs(now.getTime() - at) < ms;
}

/** Some milliseconds a round: who waits for a page is answered in between. */
async function calmly<Result>(rounds: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = rounds.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

async function askedOf(tx: Tx, municipalityId: string, now: Date): Promise<Asked[]> {
  const rows = await tx.$queryRaw<{ category: string; skills: string[]; needs: number; places: number }[]>`
    select h.category, coalesce(h."requiredSkills", '{}') as skills, count(*)::int as needs, sum(s.places)::int as places
      from "HelpRequest" h
      join "Association" a on a.id = h."associationId"
      join lateral (select sum(places) as places from "Shift" where "helpRequestId" = h.id) s on true
     where a."municipalityId" = ${municipalityId}::uuid and h.category is not null
       and h."publishedAt" > ${new Date(now.getTime() - days * day)}::timestamptz
     group by 1, 2`;
  return rows.flatMap(({ category, skills, needs, places }) =>
    isCategory(category)
      ? [{ category, requiredMask: skillMask(skills.filter(isSkill)), needs, places }]
      : [],
  );
}

async function helpersAround(tx: Tx, { lat, lon }: { lat: number; lon: number }): Promise<Helpers[]> {
  return tx.$queryRaw<Helpers[]>`
    select interests as "interestMask", skills as "skillMask", count(*)::int as people
      from matching
     where lat between ${lat - around.lat}::float8 and ${lat + around.lat}::float8
       and lon between ${lon - around.lon}::float8 and ${lon + around.lon}::float8
     group by interests, skills order by people desc limit ${mostKinds}`;
}

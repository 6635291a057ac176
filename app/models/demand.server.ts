import { setImmediate } from "node:timers/promises";
import { type Asked, type Helpers, type Snapshot, snapshotRounds } from "~/domain/calm/demand";
import { isCategory } from "~/domain/categories";
import { isSkill, skillMask } from "~/domain/skills";
import type { Tx } from "./db.server";

const day = 24 * 3_600_000;
const days = 90;
const freshMs = 3_600_000;
/** Degrees of latitude and longitude around a municipality's centre: some 25 km in Germany. */
const around = { lat: 0.225, lon: 0.36 };
/** Kinds of residents told apart, the most frequent first: a city's tail changes no price. */
const mostKinds = 5_000;

const kept = new Map<string, { at: number; snapshot: Snapshot }>();

/**
 * What is asked for and who could do it, around a municipality: what a ping costs later follows from it.
 * Worked out at most once an hour in each process; nothing in it is about anybody in particular.
 */
export async function demandOf(
  tx: Tx,
  municipality: { id: string; lat: number; lon: number },
  now: Date,
): Promise<Snapshot> {
  const known = kept.get(municipality.id);
  if (known && Math.abs(now.getTime() - known.at) < freshMs) return known.snapshot;
  const asked = await askedOf(tx, municipality.id, now);
  const fresh = await calmly(snapshotRounds(asked, await helpersAround(tx, municipality), days));
  kept.set(municipality.id, { at: now.getTime(), snapshot: fresh });
  return fresh;
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

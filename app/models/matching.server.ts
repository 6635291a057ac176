import { youngestHelper } from "~/domain/age";
import { berlinParts } from "~/domain/berlin-time";
import { outsideFactor, type Tier } from "~/domain/calm/tiers";
import { type Category, categoryMask } from "~/domain/categories";
import { shiftMask } from "~/domain/free-times";
import type { MatchRow } from "~/domain/matching";
import type { Point } from "~/domain/place";
import { type Skill, skillMask } from "~/domain/skills";
import type { Tx } from "./db.server";
import { Prisma } from "./generated/client";

/** What of a need decides who fits. `point` is null for a need that can be met from anywhere. */
export type Wanted = {
  id: string;
  associationId: string;
  point: Point | null;
  category: Category;
  requiredSkills: Skill[];
  minimumAge: number | null;
  shifts: { start: Date; end: Date; flexible: boolean }[];
  teamIds: string[];
};

/**
 * Every resident who fits the need and was not asked yet, each once, by the nearest of their places.
 * Area, distance and filters are answered by the covering index alone (index-only scan of `matching_area`).
 */
export async function findMatches(tx: Tx, wanted: Wanted, now: Date): Promise<MatchRow[]> {
  // As one JSON value: ten thousand rows cross the driver ten times faster than one by one.
  const [answer] = await tx.$queryRaw<{ matches: MatchRow[] }[]>`
    select coalesce(json_agg(json_build_object(
             'residentId', m."residentId", 'distanceMetres', m."distanceMetres", 'placeLabel', p.label,
             'interestMask', m.interests, 'skillMask', m.skills, 'freeMask', m.free)), '[]') as matches
      from (${matchStatement(wanted, now)}) m
      join "Place" p on p.id = m."placeId"`;
  return answer?.matches ?? [];
}

/**
 * The statement that `bench:match` measures. `not in` and not `not exists`: who was asked already is hashed once,
 * where the planner would otherwise search all invitations of the need for every resident in reach.
 * @param tier how wide a wave looks (domain/calm/tiers): 0 asks for everything, from 1 on the time may fit less,
 * from 2 on the category need not be ticked, 3 looks just outside the radius of who allowed it
 */
export function matchStatement(wanted: Wanted, now: Date, tier: Tier = 0): Prisma.Sql {
  const { point } = wanted;
  const distance = point
    ? Prisma.sql`metres_between(${point.lat}::float8, ${point.lon}::float8, m.lat, m.lon)`
    : Prisma.sql`null::float8`;
  return Prisma.sql`
    select distinct on (m.resident_id)
           m.resident_id as "residentId", m.place_id as "placeId", ${distance} as "distanceMetres",
           m.radius_m as "radiusMetres", m.interests, m.skills, m.free
      from matching m
     where ${tier < 3 ? near(point) : Prisma.sql`(${near(point)} or ${justOutside(point)})`}
       and ${fits(wanted, now, tier)}
       and m.resident_id <> all(${wanted.teamIds}::uuid[])
       and m.resident_id not in (
         select i."residentId" from "Invitation" i where i."helpRequestId" = ${wanted.id}::uuid)
       and m.resident_id not in (
         select b."personId" from "Block" b where b."associationId" = ${wanted.associationId}::uuid)
       and m.resident_id not in (
         select b."personId" from "Bar" b where b."associationId" = ${wanted.associationId}::uuid)
     order by m.resident_id, ${distance}`;
}

/** How many residents fit, for the poster's preview and for tests. */
export async function countMatches(tx: Tx, wanted: Wanted, now: Date, tier: Tier = 0): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${matchStatement(wanted, now, tier)}) m`;
  return row?.count ?? 0;
}

function near(point: Point | null): Prisma.Sql {
  if (!point) return Prisma.sql`true`;
  const { lat, lon } = point;
  return Prisma.sql`
    circle_box(m.lat, m.lon, m.radius_m) @> box(point(${lon}::float8, ${lat}::float8), point(${lon}::float8, ${lat}::float8))
    and metres_between(${lat}::float8, ${lon}::float8, m.lat, m.lon) <= m.radius_m`;
}

/** Answered by the partial index `matching_beyond`: half a radius further, for those who allowed it. */
function justOutside(point: Point | null): Prisma.Sql {
  if (!point) return Prisma.sql`false`;
  const { lat, lon } = point;
  return Prisma.sql`(
    m.beyond
    and circle_box(m.lat, m.lon, m.radius_m * 3 / 2) @> box(point(${lon}::float8, ${lat}::float8), point(${lon}::float8, ${lat}::float8))
    and metres_between(${lat}::float8, ${lon}::float8, m.lat, m.lon) <= m.radius_m * ${outsideFactor}::float8)`;
}

function fits(wanted: Wanted, now: Date, tier: Tier): Prisma.Sql {
  const category = categoryMask([wanted.category]);
  const required = skillMask(wanted.requiredSkills);
  const interested =
    tier < 2 ? Prisma.sql`(m.interests = 0 or m.interests & ${category}::int <> 0)` : Prisma.sql`true`;
  return Prisma.sql`
    ${interested}
    and m.skills & ${required}::int = ${required}::int
    and (m.paused_until is null or m.paused_until <= ${now}::timestamptz)
    and ${tier < 1 ? hasTime(wanted.shifts) : Prisma.sql`true`}
    and ${oldEnough(wanted)}`;
}

/** Free for a fixed shift means all slots it touches, for a flexible one any of them; no slots ticked: always. */
function hasTime(shifts: Wanted["shifts"]): Prisma.Sql {
  const conditions = shifts.map((shift) => {
    const mask = shiftMask(shift);
    if (mask === 0) return Prisma.sql`true`;
    return shift.flexible
      ? Prisma.sql`m.free & ${mask}::int <> 0`
      : Prisma.sql`m.free & ${mask}::int = ${mask}::int`;
  });
  return Prisma.sql`(m.free = 0 or ${Prisma.join(conditions, " or ")})`;
}

/** An age is the one certainly reached in the year of the last shift; unknown is too young only if it matters. */
function oldEnough({ minimumAge, shifts }: Wanted): Prisma.Sql {
  const year = Math.max(...shifts.map((shift) => berlinParts(shift.start).year));
  const age = minimumAge ?? 0;
  const known = Prisma.sql`
    m.birth_year <= ${year - 1}::int - case when m.consent then ${age}::int else ${Math.max(age, youngestHelper)}::int end`;
  return minimumAge ? known : Prisma.sql`(m.birth_year is null or ${known})`;
}

import { type Acquaintance, type Fit, stranger } from "~/domain/calm/belief";
import type { Tier } from "~/domain/calm/tiers";
import { categoryMask } from "~/domain/categories";
import { fitsMask, shiftMask } from "~/domain/free-times";
import { bitCount } from "~/domain/masks";
import type { MatchRow } from "~/domain/matching";
import type { QuietHours } from "~/domain/quiet-hours";
import { type Skill, skillMask } from "~/domain/skills";
import type { Tx } from "./db.server";
import { Prisma } from "./generated/client";
import { matchStatement, type Wanted } from "./matching.server";

/** Somebody who could be rung: what matching knows, what is remembered of them, and when they want quiet. */
export type CandidateRow = MatchRow & {
  radiusMetres: number;
  objects: boolean;
  quiet: QuietHours;
  urgentInQuiet: boolean;
  lastPing: { at: string; ending: string | null } | null;
  category: StoredCounts | null;
  association: StoredCounts | null;
  /** pings of the last four weeks */
  recentPings: number;
};

type StoredCounts = { yes: number; no: number; at: string };

const pageSize = 1_000;

/**
 * Everybody who fits as widely as `tier` says, can be reached and has pings left this week, a page at a time:
 * a city's thousands never are in memory together. The caller's transaction holds the cursor.
 * @param week the instant at which this week began in Berlin
 */
export async function* candidates(
  tx: Tx,
  wanted: Wanted,
  { tier, now, week }: { tier: Tier; now: Date; week: Date },
): AsyncGenerator<CandidateRow[]> {
  const monthAgo = new Date(now.getTime() - 28 * 24 * 3_600_000);
  await tx.$executeRaw`
    declare candidates no scroll cursor for
    select json_build_object(
             'residentId', m."residentId", 'distanceMetres', m."distanceMetres", 'radiusMetres', m."radiusMetres",
             'placeLabel', p.label, 'interestMask', m.interests, 'skillMask', m.skills, 'freeMask', m.free,
             'objects', r.objects, 'urgentInQuiet', r."urgentInQuiet",
             'quiet', json_build_object('quietFrom', r."quietFrom", 'quietUntil', r."quietUntil",
                                        'quietSundays', r."quietSundays"),
             'lastPing', case when r."lastPingAt" is not null
                              then json_build_object('at', r."lastPingAt", 'ending', r."lastEnding") end,
             'category', ${countsOf(Prisma.sql`c`)}, 'association', ${countsOf(Prisma.sql`a`)},
             'recentPings', rung.month)::text as row
      from (${matchStatement(wanted, now, tier)}) m
      join "Resident" r on r."personId" = m."residentId"
      join "Place" p on p.id = m."placeId"
      left join "Habit" c on c."residentId" = m."residentId" and c.subject = ${`category:${wanted.category}`}
      left join "Habit" a on a."residentId" = m."residentId" and a.subject = ${`association:${wanted.associationId}`}
      cross join lateral (
        select count(*)::int as month, count(*) filter (where i."rungAt" >= ${week}::timestamptz)::int as week
          from "Invitation" i
         where i."residentId" = m."residentId" and i.silenced is null and i."rungAt" > ${monthAgo}::timestamptz) rung
     where rung.week < r."weeklyBudget"
       and (exists (select from "PushSubscription" s where s."personId" = m."residentId")
            or exists (select from "Person" person
                        where person.id = m."residentId" and person.email is not null and person."emailConfirmed"))`;
  for (;;) {
    const page = await tx.$queryRaw<{ row: string }[]>`fetch ${Prisma.raw(String(pageSize))} from candidates`;
    if (page.length > 0) yield page.map(({ row }): CandidateRow => JSON.parse(row));
    if (page.length < pageSize) break;
  }
  await tx.$executeRaw`close candidates`;
}

/** Who objected to the belief is as unknown to it as a newcomer. */
export function acquaintanceOf(row: CandidateRow): Acquaintance {
  if (row.objects) return stranger;
  return {
    lastPing: row.lastPing && { at: new Date(row.lastPing.at), ending: endingOf(row.lastPing.ending) },
    category: countsAt(row.category),
    association: countsAt(row.association),
  };
}

export type FitQuestion = {
  category: Wanted["category"];
  helpfulSkills: readonly Skill[];
  shifts: readonly { start: Date; end: Date; flexible: boolean }[];
  /** hours until the earliest shift with open places */
  leadHours: number;
};

/** How well somebody fits; worked out once per need are the masks, per row only bits are counted. */
export function fitReader({ category, helpfulSkills, shifts, leadHours }: FitQuestion) {
  const wanted = categoryMask([category]);
  const helpful = skillMask(helpfulSkills);
  const asked = shifts.map((shift) => ({ mask: shiftMask(shift), flexible: shift.flexible }));
  return (row: CandidateRow): Fit & { outside: boolean } => ({
    distanceMetres: row.distanceMetres,
    radiusMetres: row.distanceMetres === null ? null : row.radiusMetres,
    helpful: helpful === 0 ? 0 : bitCount(row.skillMask & helpful) / bitCount(helpful),
    interest: row.interestMask === 0 ? "open" : row.interestMask & wanted ? "ticked" : "not-ticked",
    time: timeOf(row.freeMask, asked),
    leadHours,
    outside: row.distanceMetres !== null && row.distanceMetres > row.radiusMetres,
  });
}

function timeOf(free: number, asked: readonly { mask: number; flexible: boolean }[]): Fit["time"] {
  if (free === 0) return "any";
  if (asked.some(({ mask, flexible }) => mask === 0 || fitsMask(free, mask, flexible))) return "stated";
  return asked.some(({ mask }) => (free & mask) !== 0) ? "partly" : "misfit";
}

function countsAt(stored: StoredCounts | null): Acquaintance["category"] {
  return stored && { yes: stored.yes, no: stored.no, at: new Date(stored.at) };
}

function endingOf(stored: string | null): "unanswered" | "declined" | "accepted" {
  return stored === "declined" || stored === "accepted" ? stored : "unanswered";
}

function countsOf(habit: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    case when ${habit}.subject is not null
         then json_build_object('yes', ${habit}.yes, 'no', ${habit}.no, 'at', ${habit}.at) end`;
}

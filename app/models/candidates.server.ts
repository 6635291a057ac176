import { type Acquaintance, type Counts, stranger } from "~/domain/calm/belief";
import type { Reached } from "~/domain/calm/fit";
import type { Tier } from "~/domain/calm/tiers";
import type { Tx } from "./db.server";
import { Prisma } from "./generated/client";
import { matchStatement, type Wanted } from "./matching.server";

/** Somebody who could be rung: what matching knows and what is remembered of them, as far as it ranks. */
export type Candidate = Reached & {
  residentId: string;
  placeId: string;
  objects: boolean;
  weeklyBudget: number;
  lastPingAt: Date | null;
  known: Acquaintance;
};

const pageSize = 1_000;

/**
 * Everybody who fits as widely as `tier` says and can be reached, a page at a time: a city's thousands never are
 * in memory together. The caller's transaction holds the cursor. Of thousands a few are rung, so no more is read
 * here than what ranks them (the rest: candidate-facts).
 */
export async function* candidates(
  tx: Tx,
  wanted: Wanted,
  { tier, now }: { tier: Tier; now: Date },
): AsyncGenerator<Candidate[]> {
  await tx.$executeRaw`
    declare candidates no scroll cursor for
    select json_build_array(
             m."residentId", m."placeId", m."distanceMetres", m."radiusMetres", m.interests, m.skills, m.free,
             r.objects, r."weeklyBudget", r."lastPingAt", r."lastEnding", ${countsOf(Prisma.sql`c`)}, ${countsOf(Prisma.sql`a`)}
           )::text as row
      from (${matchStatement(wanted, now, tier)}) m
      join "Resident" r on r."personId" = m."residentId"
      left join "Habit" c on c."residentId" = m."residentId" and c.subject = ${`category:${wanted.category}`}
      left join "Habit" a on a."residentId" = m."residentId" and a.subject = ${`association:${wanted.associationId}`}
     where r."weeklyBudget" > 0
       and (exists (select from "PushSubscription" s where s."personId" = m."residentId")
            or exists (select from "Person" person
                        where person.id = m."residentId" and person.email is not null and person."emailConfirmed"))`;
  for (;;) {
    const page = await tx.$queryRaw<{ row: string }[]>`fetch ${Prisma.raw(String(pageSize))} from candidates`;
    if (page.length > 0) yield page.map(({ row }) => candidateOf(JSON.parse(row)));
    if (page.length < pageSize) break;
  }
  await tx.$executeRaw`close candidates`;
}

/** In the order of the statement: thousands of rows cross driver and JSON faster without their names. */
type Stored = [
  ...[residentId: string, placeId: string, distanceMetres: number | null, radiusMetres: number],
  ...[interestMask: number, skillMask: number, freeMask: number, objects: boolean, weeklyBudget: number],
  ...[lastPingAt: string | null, lastEnding: string | null],
  ...[category: StoredCounts | null, association: StoredCounts | null],
];
type StoredCounts = [yes: number, no: number, at: string];

function countsOf(habit: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    case when ${habit}.subject is not null then json_build_array(${habit}.yes, ${habit}.no, ${habit}.at) end`;
}

/** Who objected to the belief is as unknown to it as a newcomer. */
function candidateOf(stored: Stored): Candidate {
  const objects = stored[7];
  const lastPingAt = stored[9] === null ? null : new Date(stored[9]);
  const lastPing = lastPingAt && { at: lastPingAt, ending: endingOf(stored[10]) };
  return {
    residentId: stored[0],
    placeId: stored[1],
    distanceMetres: stored[2],
    radiusMetres: stored[3],
    interestMask: stored[4],
    skillMask: stored[5],
    freeMask: stored[6],
    objects,
    weeklyBudget: stored[8],
    lastPingAt,
    known: objects
      ? stranger
      : { lastPing, category: countsAt(stored[11]), association: countsAt(stored[12]) },
  };
}

function countsAt(stored: StoredCounts | null): Counts | null {
  return stored && { yes: stored[0], no: stored[1], at: new Date(stored[2]) };
}

function endingOf(stored: string | null): "unanswered" | "declined" | "accepted" {
  return stored === "declined" || stored === "accepted" ? stored : "unanswered";
}

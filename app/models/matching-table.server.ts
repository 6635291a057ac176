import { categories } from "~/domain/categories";
import { slots } from "~/domain/free-times";
import { skills } from "~/domain/skills";
import { db, type Tx } from "./db.server";
import { Prisma } from "./generated/client";

/**
 * Writes the matching rows of these residents anew from their sources, in the transaction that changed them.
 * This is the only writer of the table. Callers hold the persons' rows, so that two writers cannot cross.
 */
export async function writeMatching(tx: Tx, residentIds: readonly string[]): Promise<void> {
  if (residentIds.length === 0) return;
  const ids = Prisma.sql`${residentIds}::uuid[]`;
  await tx.$executeRaw`delete from matching where resident_id = any(${ids})`;
  await tx.$executeRaw`insert into matching ${sourceRows} where r."personId" = any(${ids})`;
}

/** A million residents take minutes, and nobody stands in line behind this. */
const patienceMs = 30 * 60_000;

/** Builds the whole table from its sources: after a restore, or a new slug. @returns rows written */
export async function rebuildMatching(): Promise<number> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`lock table matching in exclusive mode`;
      await tx.$executeRaw`delete from matching`;
      return tx.$executeRaw`insert into matching ${sourceRows}`;
    },
    { maxWait: patienceMs, timeout: patienceMs },
  );
}

/** The bit of a slug is its place in its list: the lists are only ever appended to. */
const sourceRows = Prisma.sql`
  (place_id, resident_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until, consent, beyond)
  select p.id, r."personId", p.lat, p.lon, p."radiusKm" * 1000,
         ${mask(Prisma.sql`r.interests`, categories)},
         ${mask(Prisma.sql`r.skills`, skills)},
         ${mask(Prisma.sql`r.free`, slots)},
         person."birthYear", r."pausedUntil", guardian."consentedAt" is not null, r."beyondRadius"
    from "Resident" r
    join "Person" person on person.id = r."personId"
    left join "Guardian" guardian on guardian."personId" = r."personId"
    join "Place" p on p."residentId" = r."personId"`;

function mask(column: Prisma.Sql, slugs: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(bit_or(1 << (s.nr::int - 1)), 0)
      from unnest(${[...slugs]}::text[]) with ordinality as s(slug, nr)
     where s.slug = any(${column}))`;
}

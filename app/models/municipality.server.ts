import type { MunicipalityInput } from "~/domain/forms/municipality-form";
import { landOfAgs } from "~/domain/lands";
import type { Point } from "~/domain/place";
import { slugOf } from "~/domain/slug";
import { env } from "~/env.server";
import type { Decider } from "./association.server";
import { record } from "./audit.server";
import { isDuplicate, type Tx, transaction } from "./db.server";
import { forgetHostNames } from "./host-name.server";

export type Changed = { ok: true } | { ok: false; reason: "host-name-taken" };

/** What a municipality says about itself. Rests on the unique index of host names. Real time. */
export async function changeMunicipality(
  by: Decider,
  { point, place: _, ...input }: MunicipalityInput,
  realNow: Date,
): Promise<Changed> {
  // Leading our own address to /m/… would leave nobody a way to `/`.
  if (input.hostName && input.hostName === new URL(env().baseUrl).hostname)
    return { ok: false, reason: "host-name-taken" };
  const data = { ...input, imprintEmail: input.imprintEmail ?? "", imprintPhone: input.imprintPhone ?? "" };
  try {
    await transaction(async (tx) => {
      await tx.municipality.update({ where: { id: by.municipalityId }, data: { ...data, ...point } });
      await record(tx, {
        chain: by.municipalityId,
        at: realNow,
        actor: by,
        act: "municipality-changed",
        subject: { kind: "municipality", id: by.municipalityId },
      });
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "host-name-taken" };
    throw error;
  }
  forgetHostNames();
  return { ok: true };
}

export type Founding = { name: string; ags: string; point: Point };

/**
 * One more municipality, recorded in its own chain and in the installation's. The slug is free within the
 * caller's lock (`lockMunicipalities`); the key is unique by its index, and who comes second learns it.
 * @returns null when the key is taken
 */
export async function createMunicipality(
  tx: Tx,
  { name, ags, point }: Founding,
  actor: { personId: string; role: "operator" },
  realNow: Date,
): Promise<{ id: string; slug: string } | null> {
  if (await tx.municipality.findUnique({ where: { ags } })) return null;
  const slug = await freeSlug(tx, slugOf(name));
  const { id } = await tx.municipality.create({
    data: { slug, name, ags, lat: point.lat, lon: point.lon, land: landOfAgs(ags) },
  });
  const subject = { kind: "municipality" as const, id };
  for (const chain of ["installation", id])
    await record(tx, { chain, at: realNow, actor, act: "municipality-created", subject });
  return { id, slug };
}

/** Municipalities are founded one after the other, on whichever node. */
export async function lockMunicipalities(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('municipalities', 0))`;
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const taken = await tx.municipality.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  });
  const slugs = new Set(taken.map((row) => row.slug));
  let slug = wanted;
  for (let number = 2; slugs.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

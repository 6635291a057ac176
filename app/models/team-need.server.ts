import { createHash } from "node:crypto";
import { type RoundedCount, roundedCount } from "~/domain/counts";
import { progress } from "~/domain/need-status";
import { reachOf, rosterOf } from "./association-read.server";
import { db } from "./db.server";
import { ringingOf } from "./ringing-read.server";

/** What the team's page follows live; also what its stream sends. Counts of people asked are rounded. */
export type LiveNeed = {
  taken: number;
  places: number;
  shifts: { id: string; taken: number; places: number; full: boolean }[];
  reach: { rung: RoundedCount; opened: RoundedCount };
  status: string;
  /** Changes with anything the page shows: unequal means look again. */
  version: string;
};

/**
 * Null when the need is gone. The version is made of what is shown and nothing else, so that the number of
 * events does not tell how many people were rung or read it.
 */
export async function liveNeed(id: string, now: Date): Promise<LiveNeed | null> {
  const need = await db().helpRequest.findUnique({ where: { id } });
  if (!need) return null;
  const [roster, exact, fits, ringing] = await Promise.all([
    rosterOf(id, now),
    reachOf(id),
    somebodyFits(id),
    ringingOf(id),
  ]);
  const { found, places } = progress(roster);
  const reach = { rung: roundedCount(exact.rung), opened: roundedCount(exact.opened) };
  const shown = [need, roster, reach, ringing, fits, exact.waiting > 0 ? exact.nextAt : null];
  return {
    taken: found,
    places,
    shifts: roster.map((shift) => ({
      id: shift.id,
      taken: shift.taken,
      places: shift.places,
      full: shift.taken >= shift.places,
    })),
    reach,
    status: need.status,
    version: createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16),
  };
}

/** Whether anybody was invited at all, be it that they have no device and no mail. */
export async function somebodyFits(helpRequestId: string): Promise<boolean> {
  return (await db().invitation.findFirst({ where: { helpRequestId }, select: { id: true } })) !== null;
}

/** The person's associations with what a new need is filled in with, and where their maps begin. */
export async function homesOfTeam(associationIds: readonly string[]) {
  return db().association.findMany({
    where: { id: { in: [...associationIds] } },
    select: {
      id: true,
      name: true,
      contactName: true,
      contactPhone: true,
      status: true,
      municipality: { select: { lat: true, lon: true, zoom: true, land: true } },
    },
    orderBy: { name: "asc" },
  });
}

export type TeamHome = Awaited<ReturnType<typeof homesOfTeam>>[number];

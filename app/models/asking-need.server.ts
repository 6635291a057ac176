import type { Run } from "~/domain/calm/pace";
import { isCategory } from "~/domain/categories";
import { publicPlace } from "~/domain/need-view";
import { isSkill, type Skill } from "~/domain/skills";
import type { Tx } from "./db.server";
import type { Wanted } from "./matching.server";
import { shiftOrder, takenByShift } from "./place-count.server";

/** A need that may ring: what it wants, and how its ringing went so far. */
export type AskingNeed = {
  id: string;
  wanted: Wanted;
  helpfulSkills: Skill[];
  municipality: { id: string; lat: number; lon: number };
  run: Run;
  /** hours until the earliest shift with open places */
  leadHours: number;
  /** of its waves so far; 0: none */
  lastNr: number;
};

/**
 * A need as the waves see it; null when it must not ring at all: no longer open, hidden, of an association that
 * may not publish, an emergency that nobody released, or in a place that nobody found.
 */
export async function askingNeed(tx: Tx, id: string, now: Date): Promise<AskingNeed | null> {
  const need = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    include: {
      shifts: { where: { end: { gt: now } }, orderBy: shiftOrder },
      association: {
        include: { memberships: true, municipality: { select: { id: true, lat: true, lon: true } } },
      },
      waves: { orderBy: { nr: "asc" } },
    },
  });
  const { category, association, waves } = need;
  if (need.status !== "open" || need.hiddenAt !== null || association.status !== "approved") return null;
  if (need.emergency !== null && need.releasedAt === null) return null;
  const { point } = publicPlace(need);
  // Without this a need whose place nobody found would ring everybody there is.
  if (!isCategory(category) || (need.placeKind !== "none" && !point)) return null;
  const taken = await takenByShift(
    tx,
    need.shifts.map((shift) => shift.id),
  );
  const open = need.shifts.filter((shift) => shift.places > (taken.get(shift.id) ?? 0));
  const [first, last] = [open[0], open.at(-1)];
  if (!first || !last) return null;
  const round = sinceLastFreshStart(waves);
  return {
    id,
    wanted: {
      id,
      associationId: association.id,
      point,
      category,
      requiredSkills: need.requiredSkills.filter(isSkill),
      minimumAge: need.minimumAge,
      shifts: open,
      teamIds: [need.authorId, ...association.memberships.map((member) => member.personId)],
    },
    helpfulSkills: need.helpfulSkills.filter(isSkill),
    municipality: association.municipality,
    run: {
      wave: round.length,
      lastWaveAt: round.at(-1)?.at ?? null,
      startsAt: startOf(last, now),
      open: open.reduce((sum, shift) => sum + shift.places - (taken.get(shift.id) ?? 0), 0),
      urgent: need.urgency === "urgent",
      nobodyLeft: round.at(-1)?.waitsFor === "nobody-left",
      rangNobody: round.at(-1)?.size === 0,
      stopped: need.ringingStopped,
    },
    leadHours: (startOf(first, now).getTime() - now.getTime()) / 3_600_000,
    lastNr: waves.at(-1)?.nr ?? 0,
  };
}

/** A place given back, or a change, begins the waves anew: narrow, and as often as at first. */
function sinceLastFreshStart<W extends { cause: string }>(waves: readonly W[]): W[] {
  const begun = waves.findLastIndex(({ cause }) => cause === "place-freed" || cause === "changed");
  return waves.slice(Math.max(begun, 0));
}

/** What is flexible can be met until its end. */
function startOf({ start, end, flexible }: { start: Date; end: Date; flexible: boolean }, now: Date): Date {
  const begins = flexible ? end : start;
  return begins > now ? begins : end;
}

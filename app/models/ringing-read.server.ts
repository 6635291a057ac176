import { type RoundedCount, roundedCount } from "~/domain/counts";
import { db } from "./db.server";

/** How the ringing for a need goes, as its team may see it: every count rounded. */
export type Ringing = {
  declined: RoundedCount;
  /** when the next wave is due; null: none is */
  nextAt: Date | null;
  /** `Pause` of domain/calm/pace: what it waits for, or why none will come; "" before the first wave */
  why: string;
  stopped: boolean;
  /** "Jetzt weiter klingeln" is there once */
  mayRingNow: boolean;
  /** rings only once the town hall released it */
  waitsForRelease: boolean;
  urgent: boolean;
  waves: {
    nr: number;
    at: Date;
    cause: string;
    rung: RoundedCount;
    opened: RoundedCount;
    declined: RoundedCount;
  }[];
};

export async function ringingOf(helpRequestId: string): Promise<Ringing> {
  const [need, counts] = await Promise.all([
    db().helpRequest.findUniqueOrThrow({
      where: { id: helpRequestId },
      select: {
        status: true,
        nextWaveAt: true,
        ringingStopped: true,
        urgency: true,
        emergency: true,
        releasedAt: true,
        waves: { orderBy: { nr: "asc" } },
      },
    }),
    db().$queryRaw<{ wave: number; rung: number; opened: number; declined: number }[]>`
      select wave, count("sentAt")::int as rung, count("openedAt")::int as opened,
             count(*) filter (where answer = 'not_this_time')::int as declined
        from "Invitation" where "helpRequestId" = ${helpRequestId}::uuid group by wave`,
  ]);
  const of = new Map(counts.map((row) => [row.wave, row]));
  const rounded = (count: number | undefined) => roundedCount(count ?? 0);
  return {
    declined: rounded(counts.reduce((sum, row) => sum + row.declined, 0)),
    nextAt: need.status === "open" ? need.nextWaveAt : null,
    why: need.waves.at(-1)?.waitsFor ?? "",
    stopped: need.ringingStopped,
    mayRingNow:
      need.status === "open" &&
      need.nextWaveAt !== null &&
      need.waves.every((wave) => wave.cause !== "by-hand"),
    urgent: need.urgency === "urgent",
    waitsForRelease: need.emergency !== null && need.releasedAt === null,
    // A look that found nobody is no round that anybody felt.
    waves: need.waves
      .filter((wave) => wave.size > 0)
      .map(({ nr, at, cause }) => ({
        ...{ nr, at, cause },
        rung: rounded(of.get(nr)?.rung),
        opened: rounded(of.get(nr)?.opened),
        declined: rounded(of.get(nr)?.declined),
      })),
  };
}

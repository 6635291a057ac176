import { rank, reasonsOf } from "~/domain/matching";
import { type AskingNeed, askingNeed } from "~/models/asking-need.server";
import type { Tx } from "~/models/db.server";
import { findMatches } from "~/models/matching.server";

const hour = 3_600_000;
/** Asked for each open place: what the waves of a village came to. */
const askedPerPlace = 5;

/**
 * The waves that a seeded need has had since it was posted. The product's own policy would ask nobody here:
 * invented residents have no phone. Who is real is not rung by a start of the server (see people-coming).
 */
export async function ringBackThen(tx: Tx, id: string, postedAt: Date, now: Date): Promise<void> {
  const need = await askingNeed(tx, id, postedAt);
  if (!need) return;
  const asked = rank(await findMatches(tx, need.wanted, postedAt), why(need)).slice(
    0,
    need.run.open * askedPerPlace,
  );
  const rounds = [asked.slice(0, need.run.open * 3), asked.slice(need.run.open * 3)].filter(
    (one) => one.length > 0,
  );
  for (const [index, round] of rounds.entries()) {
    const at = new Date(postedAt.getTime() + index * 5 * hour);
    if (at > now) break;
    await tx.invitation.createMany({
      data: round.map((match, order) => ({
        helpRequestId: id,
        residentId: match.residentId,
        ...{ wave: index + 1, deliverAt: at, order, chance: 0.3 },
        reasons: reasonsOf(match, why(need)),
      })),
      skipDuplicates: true,
    });
    await tx.wave.create({
      data: {
        ...{ helpRequestId: id, nr: index + 1, tier: 0, at, size: round.length },
        ...{ openPlaces: need.run.open, expectedYes: round.length * 0.3, waitsFor: "waiting-for-answers" },
      },
    });
  }
  const next = new Date(now.getTime() + 3 * hour);
  await tx.helpRequest.update({
    where: { id },
    data: { nextWaveAt: next < need.run.startsAt ? next : null },
  });
}

function why({ wanted, helpfulSkills }: AskingNeed) {
  return { ...wanted, helpfulSkills };
}

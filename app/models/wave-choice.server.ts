import { realTimeOf } from "~/clock.server";
import { weekStart } from "~/domain/budget";
import { belief } from "~/domain/calm/belief";
import { profileOf } from "~/domain/calm/demand";
import { type Tier, tierOf } from "~/domain/calm/tiers";
import { type Candidate, startWave } from "~/domain/calm/waves";
import { reasonsOf } from "~/domain/matching";
import { endOfQuiet } from "~/domain/quiet-hours";
import type { AskingNeed } from "./asking-need.server";
import { acquaintanceOf, type CandidateRow, candidates, fitReader } from "./candidates.server";
import type { Tx } from "./db.server";
import { demandOf } from "./demand.server";
import { enqueue } from "./job.server";

export type ChosenPerson = { row: CandidateRow; chance: number; tier: Tier };

/** The policy's choice over a stream of candidates; only the bounded few that may be chosen are kept. */
export async function choose(
  tx: Tx,
  need: AskingNeed,
  { tier, wavesLeft }: { tier: Tier; wavesLeft: number },
  now: Date,
): Promise<{ people: ChosenPerson[]; expected: number }> {
  const demand = await demandOf(tx, need.municipality, now);
  const wave = startWave<Candidate & { row: CandidateRow }>(
    { open: need.run.open, wavesLeft, tier },
    demand.prices,
    Math.random,
  );
  const fitOf = fitReader({ ...need.wanted, helpfulSkills: need.helpfulSkills, leadHours: need.leadHours });
  for await (const page of candidates(tx, need.wanted, { tier, now, week: weekStart(now) })) {
    for (const row of page) {
      const fit = fitOf(row);
      const { match, attention } = belief(acquaintanceOf(row), fit, now);
      wave.offer({
        row,
        id: row.residentId,
        match,
        attention,
        profile: profileOf(demand, row.interestMask, row.skillMask),
        tier: tierOf(fit),
        recentPings: row.objects ? null : row.recentPings,
      });
    }
  }
  const { chosen, expected } = wave.finish();
  const people = chosen.map(({ candidate, chance, tier }) => ({ row: candidate.row, chance, tier }));
  return { people, expected };
}

/**
 * Writes the invitations down, best first, each due when its resident may be rung. Rests on the unique
 * (need, resident).
 * @returns when most of them will have rung: the wait for answers begins then
 */
export async function invite(
  tx: Tx,
  need: AskingNeed,
  { nr, chosen }: { nr: number; chosen: readonly ChosenPerson[] },
  now: Date,
): Promise<Date> {
  if (chosen.length === 0) return now;
  const rows = chosen.map(({ row, chance, tier }, order) => ({
    residentId: row.residentId,
    reasons: reasonsOf(row, { ...need.wanted, helpfulSkills: need.helpfulSkills }),
    deliverAt: need.run.urgent && row.urgentInQuiet ? now : endOfQuiet(now, row.quiet),
    order,
    chance,
    tier,
  }));
  await tx.$executeRaw`
    insert into "Invitation" (id, "helpRequestId", "residentId", wave, tier, chance, reasons, "deliverAt", "order")
    select gen_random_uuid(), ${need.id}::uuid, row."residentId", ${nr}::int, row.tier, row.chance, row.reasons,
           row."deliverAt", row."order"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as row("residentId" uuid, reasons jsonb, "deliverAt" timestamptz, "order" int, chance float8, tier int)
      join "Resident" r on r."personId" = row."residentId"
       for key share of r
    on conflict ("helpRequestId", "residentId") do nothing`;
  const times = rows.map((row) => row.deliverAt.getTime()).sort((a, b) => a - b);
  for (const at of new Set(times)) await enqueue(tx, "deliver", {}, { runAt: realTimeOf(new Date(at)) });
  return new Date(times[Math.floor(times.length / 2)] ?? now.getTime());
}

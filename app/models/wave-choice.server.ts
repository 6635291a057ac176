import { realTimeOf } from "~/clock.server";
import { belief } from "~/domain/calm/belief";
import { profileOf } from "~/domain/calm/demand";
import { fitReader } from "~/domain/calm/fit";
import { type Tier, tierOf } from "~/domain/calm/tiers";
import { startWave, type Unasked } from "~/domain/calm/waves";
import { reasonsOf } from "~/domain/matching";
import { endOfQuiet } from "~/domain/quiet-hours";
import type { AskingNeed } from "./asking-need.server";
import { pingsOf, wishesOf } from "./candidate-facts.server";
import { type Candidate, candidates } from "./candidates.server";
import type { Tx } from "./db.server";
import { demandOf } from "./demand.server";
import { enqueue } from "./job.server";

export type ChosenPerson = { who: Candidate; chance: number; tier: Tier };

/** The policy's choice over a stream of candidates; only the bounded few that may be chosen are kept. */
export async function choose(
  tx: Tx,
  need: AskingNeed,
  { tier, wavesLeft }: { tier: Tier; wavesLeft: number },
  now: Date,
): Promise<{ people: ChosenPerson[]; expected: number }> {
  const demand = await demandOf(tx, need.municipality, now);
  const wave = startWave<Unasked & { who: Candidate }>(
    { open: need.run.open, wavesLeft, tier },
    demand.prices,
    Math.random,
  );
  const fitOf = fitReader({ ...need.wanted, helpfulSkills: need.helpfulSkills, leadHours: need.leadHours });
  for await (const page of candidates(tx, need.wanted, { tier, now })) {
    const worthIt = page.flatMap((who) => {
      const fit = fitOf(who);
      const { match, attention } = belief(who.known, fit, now);
      const profile = profileOf(demand, who.interestMask, who.skillMask);
      const weighed = wave.weigh({
        who,
        id: who.residentId,
        match,
        attention,
        profile,
        tier: tierOf(fit),
      });
      return weighed ?? [];
    });
    const pings = await pingsOf(
      tx,
      worthIt.map(({ candidate }) => candidate.who),
      now,
    );
    for (const weighed of worthIt) {
      const { who } = weighed.candidate;
      const { week, month } = pings.get(who.residentId) ?? { week: 0, month: 0 };
      if (week < who.weeklyBudget) wave.keep(weighed, who.objects ? null : month);
    }
  }
  const { chosen, expected } = wave.finish();
  const people = chosen.map(({ candidate, chance, tier }) => ({ who: candidate.who, chance, tier }));
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
  const wishes = await wishesOf(
    tx,
    chosen.map(({ who }) => who),
  );
  const rows = chosen.flatMap(({ who, chance, tier }, order) => {
    const wish = wishes.get(who.residentId);
    if (!wish) return [];
    const { placeLabel, quiet, urgentInQuiet } = wish;
    return {
      residentId: who.residentId,
      reasons: reasonsOf({ ...who, placeLabel }, { ...need.wanted, helpfulSkills: need.helpfulSkills }),
      deliverAt: need.run.urgent && urgentInQuiet ? now : endOfQuiet(now, quiet),
      order,
      chance,
      tier,
    };
  });
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

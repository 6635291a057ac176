import { realTimeOf } from "~/clock.server";
import { weekStart } from "~/domain/budget";
import { belief } from "~/domain/calm/belief";
import { profileOf } from "~/domain/calm/demand";
import { nextWave, type Run, wavesLeft } from "~/domain/calm/pace";
import { type Tier, tierOf, widest } from "~/domain/calm/tiers";
import { type Candidate, startWave } from "~/domain/calm/waves";
import { reasonsOf } from "~/domain/matching";
import { endOfQuiet } from "~/domain/quiet-hours";
import { type AskingNeed, askingNeed } from "./asking-need.server";
import { acquaintanceOf, type CandidateRow, candidates, fitReader } from "./candidates.server";
import { db, type Tx, transaction } from "./db.server";
import { demandOf } from "./demand.server";
import { enqueue } from "./job.server";
import { notifyWatchers } from "./watch.server";

/** Why a wave rings: its time had come, the team pressed the button, a place was given back, the need changed. */
export type WaveCause = "planned" | "by-hand" | "place-freed" | "changed";

/**
 * Rings the next wave of a need if its time has come, and says when to look again. Callers hold the need's row:
 * with the key (need, nr) of a wave that makes each come once, whoever tries again or beside.
 * @returns how many residents were invited now
 */
export async function advanceWaves(
  tx: Tx,
  helpRequestId: string,
  now: Date,
  cause: WaveCause = "planned",
): Promise<number> {
  const need = await askingNeed(tx, helpRequestId, now);
  if (!need) {
    await waitUntil(tx, helpRequestId, null);
    return 0;
  }
  const run = cause === "planned" ? need.run : { ...need.run, wave: 0, lastWaveAt: null, nobodyLeft: false };
  const due = nextWave(run, now);
  const mayRing = cause === "by-hand" ? need.run.open > 0 : due.at !== null && due.at <= now;
  if (!mayRing) {
    await waitUntil(tx, helpRequestId, due.at);
    return 0;
  }
  const tier = widest(run.wave + 1, run.urgent);
  const chosen = await choose(tx, need, { tier, wavesLeft: run.urgent ? 1 : wavesLeft(run, now) }, now);
  const nr = need.lastNr + 1;
  const rung = await invite(tx, need, { nr, chosen: chosen.people }, now);
  const rangNobody = chosen.people.length === 0;
  const then = nextWave(
    {
      ...run,
      wave: run.wave + 1,
      lastWaveAt: rung,
      rangNobody,
      nobodyLeft: rangNobody && isWidest(tier, run),
    },
    now,
  );
  await tx.wave.create({
    data: {
      helpRequestId,
      nr,
      tier,
      at: now,
      size: chosen.people.length,
      openPlaces: run.open,
      expectedYes: chosen.expected,
      cause,
      waitsFor: then.why,
    },
  });
  await waitUntil(tx, helpRequestId, then.at);
  // Nobody fitted so narrowly: there is no answer to wait for, so that it widens at once.
  if (rangNobody && then.at && then.at <= now) return advanceWaves(tx, helpRequestId, now);
  await notifyWatchers(tx, helpRequestId);
  return chosen.people.length;
}

/**
 * Rings what is due, need by need. Rests on `for update skip locked`: two workers never hold the same need.
 * @returns how many needs it dealt with
 */
export async function ringDueWaves(now: Date, limit = 50): Promise<number> {
  for (let dealtWith = 0; dealtWith < limit; dealtWith += 1) {
    const found = await transaction(async (tx) => {
      const [due] = await tx.$queryRaw<{ id: string }[]>`
        select id from "HelpRequest" where "nextWaveAt" <= ${now}::timestamptz
         order by "nextWaveAt", id limit 1 for no key update skip locked`;
      if (due) await advanceWaves(tx, due.id, now);
      return due !== undefined;
    });
    if (!found) return dealtWith;
  }
  return limit;
}

/** A place was given back: a small wave to those who fit best, at once. Callers hold the need's row. */
export async function placeFreed(tx: Tx, helpRequestId: string, now: Date): Promise<void> {
  const need = await tx.helpRequest.findUnique({
    where: { id: helpRequestId },
    select: { nextWaveAt: true, status: true },
  });
  // While a wave is on its way, it finds the place by itself.
  if (need?.status === "open" && need.nextWaveAt === null) {
    await advanceWaves(tx, helpRequestId, now, "place-freed");
  }
}

export type WaveRefusal = "not-found" | "nothing-to-ring" | "already";

/** "Jetzt weiter klingeln": once for each need. */
export async function ringNow(
  helpRequestId: string,
  associationIds: readonly string[],
  now: Date,
): Promise<{ ok: true; invited: number } | { ok: false; reason: WaveRefusal }> {
  return transaction(async (tx) => {
    const need = await lockOwnNeed(tx, helpRequestId, associationIds);
    if (!need) return { ok: false as const, reason: "not-found" as const };
    if (need.status !== "open" || need.ringingStopped)
      return { ok: false as const, reason: "nothing-to-ring" as const };
    if ((await tx.wave.count({ where: { helpRequestId, cause: "by-hand" } })) > 0) {
      return { ok: false as const, reason: "already" as const };
    }
    return { ok: true as const, invited: await advanceWaves(tx, helpRequestId, now, "by-hand") };
  });
}

/** "Nicht mehr klingeln", and on again. What has not rung yet stays silent: it is looked at before each send. */
export async function stopRinging(
  helpRequestId: string,
  associationIds: readonly string[],
  stopped: boolean,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockOwnNeed(tx, helpRequestId, associationIds))) return false;
    await tx.helpRequest.update({ where: { id: helpRequestId }, data: { ringingStopped: stopped } });
    if (stopped) await waitUntil(tx, helpRequestId, null);
    else await advanceWaves(tx, helpRequestId, now);
    await notifyWatchers(tx, helpRequestId);
    return true;
  });
}

async function lockOwnNeed(tx: Tx, id: string, associationIds: readonly string[]) {
  await tx.$queryRaw`select id from "HelpRequest" where id = ${id}::uuid for no key update`;
  return tx.helpRequest.findFirst({
    where: { id, associationId: { in: [...associationIds] } },
    select: { status: true, ringingStopped: true },
  });
}

type ChosenPerson = { row: CandidateRow; chance: number; tier: Tier };

/** The policy's choice over a stream of candidates; only the bounded few that may be chosen are kept. */
async function choose(
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
async function invite(
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

async function waitUntil(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.helpRequest.update({ where: { id }, data: { nextWaveAt: at } });
  if (at) await enqueue(tx, "waves", {}, { runAt: realTimeOf(at), key: `waves:${id}` });
}

function isWidest(tier: Tier, { urgent }: Run): boolean {
  return tier === widest(Number.MAX_SAFE_INTEGER, urgent);
}

/** Whether a wave is due that no job will come for. */
export async function waveIsDue(now: Date): Promise<boolean> {
  return (
    (await db().helpRequest.findFirst({ where: { nextWaveAt: { lte: now } }, select: { id: true } })) !== null
  );
}

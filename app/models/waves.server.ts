import { realTimeOf } from "~/clock.server";
import { nextWave, type Run, wavesLeft } from "~/domain/calm/pace";
import { type Tier, widest } from "~/domain/calm/tiers";
import { askingNeed } from "./asking-need.server";
import { db, type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { notifyWatchers } from "./watch.server";
import { choose, invite } from "./wave-choice.server";

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
  const anew = cause === "place-freed" || cause === "changed";
  const run = anew
    ? { ...need.run, wave: 0, lastWaveAt: null, nobodyLeft: false, rangNobody: false }
    : need.run;
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

/** @param at product time; null: no wave is to come */
export async function waitUntil(tx: Tx, id: string, at: Date | null): Promise<void> {
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

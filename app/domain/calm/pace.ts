import { isNight, ringAt } from "../night";

/** How the ringing for one need went so far. */
export type Run = {
  /** waves rung; 0 at publication */
  wave: number;
  lastWaveAt: Date | null;
  /** of the last shift with open places */
  startsAt: Date;
  open: number;
  urgent: boolean;
  /** the last wave went as wide as it may and found nobody */
  nobodyLeft: boolean;
  stopped: boolean;
  /** the last wave rang nobody: there is no answer to wait for */
  rangNobody?: boolean;
};

/** What the page says: when it rings next, or why it does not. */
export type Next =
  | { at: Date; why: "first" | "waiting-for-answers" | "night" | "widening" }
  | { at: null; why: "filled" | "stopped" | "too-late" | "nobody-left" | "enough-waves" };

/** Waves for one need. */
const mostWaves = 6;
/** How far ahead a wave plans; more makes it timid. */
const horizon = 3;
const minuteMs = 60_000;
/** The wait for answers: a sixteenth of the time left (urgent: half of it), within these bounds. */
const waits = {
  usual: { share: 1 / 16, least: 10 * minuteMs, most: 12 * 60 * minuteMs },
  urgent: { share: 1 / 32, least: 5 * minuteMs, most: 60 * minuteMs },
};
/** Closer to the start than this nobody is rung any more. */
const lastCallMs = { usual: 30 * minuteMs, urgent: 10 * minuteMs };

/**
 * When to ring next, and why then. Never before `now`: after a standstill or a jump of the clock there is one
 * wave, not several. Waiting counts by day only, because at night nobody answers.
 */
export function nextWave(run: Run, now: Date): Next {
  if (run.stopped) return { at: null, why: "stopped" };
  if (run.open <= 0) return { at: null, why: "filled" };
  if (run.nobodyLeft) return { at: null, why: "nobody-left" };
  if (run.wave >= mostWaves) return { at: null, why: "enough-waves" };
  const next = planned(run, now);
  return next.at.getTime() > lastCall(run) ? { at: null, why: "too-late" } : next;
}

/** How many waves can still come before the start, the coming one included: 1–3. */
export function wavesLeft(run: Run, now: Date): number {
  const most = Math.min(horizon, mostWaves - run.wave);
  let at = now;
  let waves = 1;
  for (; waves < most; waves++) {
    at = afterWaiting(at, waitMs(run, at), run.urgent);
    if (at.getTime() > lastCall(run)) break;
  }
  return Math.max(1, waves);
}

function planned(run: Run, now: Date): Next & { at: Date } {
  if (run.wave === 0 || !run.lastWaveAt) return { at: now, why: "first" };
  if (run.rangNobody) return { at: now, why: "widening" };
  const wait = waitMs(run, run.lastWaveAt);
  const due = afterWaiting(run.lastWaveAt, wait, run.urgent);
  if (due <= now) return { at: now, why: "waiting-for-answers" };
  const overNight = due.getTime() > run.lastWaveAt.getTime() + wait;
  return { at: due, why: overNight && isNight(now) ? "night" : "waiting-for-answers" };
}

function waitMs({ startsAt, urgent }: Run, from: Date): number {
  const { share, least, most } = urgent ? waits.urgent : waits.usual;
  return Math.min(most, Math.max(least, (startsAt.getTime() - from.getTime()) * share));
}

/** `ms` of waking time later. What is urgent waits at night as well: it may ring who allowed that. */
function afterWaiting(from: Date, ms: number, urgent: boolean): Date {
  if (urgent) return new Date(from.getTime() + ms);
  const step = 5 * minuteMs;
  let at = ringAt(from);
  for (let left = ms; left > 0; left -= step) {
    at = new Date(at.getTime() + Math.min(step, left));
    if (isNight(at)) at = ringAt(at);
  }
  return at;
}

function lastCall({ startsAt, urgent }: Run): number {
  return startsAt.getTime() - (urgent ? lastCallMs.urgent : lastCallMs.usual);
}

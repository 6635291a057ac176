/**
 * The order in which a need widens: 0 interest, skills and time all fit; 1 the time fits less well; 2 the skills
 * are there, but the interest was not ticked; 3 just outside the own radius.
 */
export type Tier = 0 | 1 | 2 | 3;

export type Interest = "ticked" | "open" | "not-ticked";
export type TimeFit = "stated" | "any" | "partly" | "misfit";

/** "Just outside": up to this many times the own radius, only for urgent needs and who allowed it. */
export const outsideFactor = 1.5;

/** Required skills are never widened: who lacks one is no candidate at all. */
export function tierOf(fit: { interest: Interest; time: TimeFit; outside: boolean }): Tier {
  if (fit.outside) return 3;
  if (fit.interest === "not-ticked") return 2;
  return fit.time === "stated" || fit.time === "any" ? 0 : 1;
}

/**
 * How far the wave with this number (1 is the first) may go: one step further each. An urgent need starts one
 * step wider, and it alone reaches past the own radius. `reach` caps it, where the caller has no wider people.
 */
export function widest(wave: number, urgent: boolean, reach: Tier = 3): Tier {
  const step = Math.max(0, wave - 1) + (urgent ? 1 : 0);
  const end = urgent ? 3 : 2;
  return ([0, 1, 2, 3] as const)[Math.min(step, end, reach)] ?? 0;
}

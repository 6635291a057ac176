import type { Skill } from "./skills";

/** A count as an association may read it before anything is posted: below five it is never told, not even none. */
export type ReachCount = { few: true } | { about: number };

/** What would reach more people; the poster decides. */
export type ReachHint =
  | { kind: "time"; hours: number; times: number }
  | { kind: "skill"; skill: Skill; about: number }
  | { kind: "age"; about: number };

export type ReachPreview = { around: ReachCount; withTime: ReachCount; hints: ReachHint[] };

/** What was counted: exact, as the database says. */
export type ReachCounts = {
  around: number;
  withTime: number;
  /** had the shifts begun so many hours later (negative: earlier) */
  shifted: readonly { hours: number; count: number }[];
  withoutSkill: readonly { skill: Skill; count: number }[];
  withoutAge: number | null;
};

const mostHints = 2;
const worthTelling = 1.5;

/**
 * "Ungefähr 15 Leute im Umkreis, davon haben etwa 10 Zeit." Every count is moved by up to two, then rounded to
 * five: `noise` (−2 to 2) is the same whenever the same is asked, so that asking again and again, or a little to
 * the side, tells nobody whose circle ends where.
 */
export function reachPreview(counts: ReachCounts, noise: (question: string) => number): ReachPreview {
  const blurred = (count: number, question: string) => reachCount(count + noise(question));
  const around = blurred(Math.max(counts.around, counts.withTime), "around");
  const withTime = blurred(counts.withTime, "with-time");
  return { around: largest(around, withTime), withTime, hints: hintsOf(counts, withTime, blurred) };
}

function hintsOf(
  counts: ReachCounts,
  base: ReachCount,
  blurred: (count: number, question: string) => ReachCount,
): ReachHint[] {
  const now = numberIn(base);
  const gain = (count: ReachCount) => numberIn(count) / Math.max(now, 5);
  const hints: { gain: number; hint: ReachHint }[] = [];
  const offer = (count: ReachCount, hint: ReachHint | null) => {
    if (hint && "about" in count && gain(count) >= worthTelling) hints.push({ gain: gain(count), hint });
  };
  const [best] = [...counts.shifted].sort(
    (a, b) => b.count - a.count || Math.abs(a.hours) - Math.abs(b.hours),
  );
  if (best) {
    const count = blurred(best.count, `time:${best.hours}`);
    offer(count, { kind: "time", hours: best.hours, times: Math.round(gain(count)) });
  }
  for (const { skill, count } of counts.withoutSkill) {
    const without = blurred(count, `skill:${skill}`);
    offer(without, { kind: "skill", skill, about: numberIn(without) });
  }
  if (counts.withoutAge !== null) {
    const without = blurred(counts.withoutAge, "age");
    offer(without, { kind: "age", about: numberIn(without) });
  }
  return hints
    .sort((a, b) => b.gain - a.gain)
    .slice(0, mostHints)
    .map(({ hint }) => hint);
}

function reachCount(count: number): ReachCount {
  return count < 5 ? { few: true } : { about: Math.round(count / 5) * 5 };
}

function largest(a: ReachCount, b: ReachCount): ReachCount {
  return numberIn(b) > numberIn(a) ? b : a;
}

function numberIn(count: ReachCount): number {
  return "few" in count ? 0 : count.about;
}

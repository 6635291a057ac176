import type { Interest, TimeFit } from "./tiers";

/** How a ping ended. One that is not answered yet counts as unanswered. */
export type Ending = "unanswered" | "declined" | "accepted";

/** Answers so far, faded to what they are worth at the instant `at`. */
export type Counts = { yes: number; no: number; at: Date };

/** What is remembered of a resident: the last ping, and answers for this category and this association. */
export type Acquaintance = {
  lastPing: { at: Date; ending: Ending } | null;
  category: Counts | null;
  association: Counts | null;
};

export type Fit = {
  /** null: the need has no place */
  distanceMetres: number | null;
  radiusMetres: number | null;
  /** share of the helpful skills, 0–1 */
  helpful: number;
  interest: Interest;
  time: TimeFit;
  /** until the earliest shift with open places */
  leadHours: number;
};

export type FactorName =
  | "base"
  | "category"
  | "association"
  | "interest"
  | "distance"
  | "skills"
  | "time"
  | "lead"
  | "attention";

export type Belief = {
  /** the chance of a yes when attentive */
  match: number;
  /** the chance that a ping is noticed */
  attention: number;
  /** match × attention */
  chance: number;
  /** what it is made of, line by line: their product, unless it left the range of sane chances */
  factors: { name: FactorName; value: number }[];
};

/** Nothing is known: a newcomer, and whoever objected to the belief. */
export const stranger: Acquaintance = { lastPing: null, category: null, association: null };

/** Of four attentive people who fit, one says yes: until their own answers tell otherwise. */
export const baseChance = 0.25;
/** Of the attention that a ping cost, a tenth comes back each day: half after a week. */
export const recoveryPerDay = 0.1;

const lostTo: Record<Ending, number> = { unanswered: 1, declined: 0.5, accepted: 0 };
/** The prior weighs as much as this many answers. */
const priorAnswers = { category: 6, association: 10 };
const halfLifeDays = 180;
const interestFactor: Record<Interest, number> = { ticked: 1.2, open: 1, "not-ticked": 0.4 };
const timeFactor: Record<TimeFit, number> = { stated: 1.2, any: 1, partly: 0.5, misfit: 0.2 };
const sane = { least: 0.01, most: 0.9 };
const dayMs = 86_400_000;

/** The chance that this resident says yes to this need: a product of factors that each fit on one line. */
export function belief(known: Acquaintance, fit: Fit, now: Date): Belief {
  const factors: Belief["factors"] = [
    { name: "base", value: baseChance },
    { name: "category", value: habit(known.category, priorAnswers.category, now) },
    { name: "association", value: habit(known.association, priorAnswers.association, now) },
    { name: "interest", value: interestFactor[fit.interest] },
    { name: "distance", value: distanceFactor(fit) },
    { name: "skills", value: 1 + fit.helpful / 2 },
    { name: "time", value: timeFactor[fit.time] },
    { name: "lead", value: leadFactor(fit.leadHours) },
  ];
  const product = factors.reduce((chance, { value }) => chance * value, 1);
  const match = Math.min(sane.most, Math.max(sane.least, product));
  const attention = attentionAt(known.lastPing, now);
  return {
    match,
    attention,
    chance: match * attention,
    factors: [...factors, { name: "attention", value: attention }],
  };
}

/** Answers fade to half in half a year: people change. */
export function decay(counts: Counts | null, to: Date): Counts {
  if (!counts) return { yes: 0, no: 0, at: to };
  // Clocks may disagree; nothing grows backwards.
  const days = Math.max(0, to.getTime() - counts.at.getTime()) / dayMs;
  const left = 0.5 ** (days / halfLifeDays);
  return { yes: counts.yes * left, no: counts.no * left, at: to };
}

/** One more answer. A ping without an answer teaches nothing here, and who did not turn up is not counted. */
export function learn(counts: Counts | null, answer: "yes" | "no", at: Date): Counts {
  const faded = decay(counts, at);
  return { ...faded, [answer]: faded[answer] + 1 };
}

/** How much likelier than others they are, by their answers: the mean of a Beta posterior over that of its prior. */
function habit(counts: Counts | null, prior: number, now: Date): number {
  const { yes, no } = decay(counts, now);
  return (baseChance * prior + yes) / (prior + yes + no) / baseChance;
}

/** At one's door 1.2, at the edge of the own radius 0.7, and on like that outside. */
function distanceFactor({ distanceMetres, radiusMetres }: Fit): number {
  if (distanceMetres === null || !radiusMetres) return 1;
  return Math.max(0.2, 1.2 - (0.5 * distanceMetres) / radiusMetres);
}

/** Few can come within the hour, and few know yet what they do in two months. */
function leadFactor(hours: number): number {
  if (hours < 3) return 0.4;
  if (hours < 24) return 0.7;
  return hours > 28 * 24 ? 0.7 : 1;
}

function attentionAt(lastPing: Acquaintance["lastPing"], now: Date): number {
  if (!lastPing) return 1;
  const days = Math.max(0, now.getTime() - lastPing.at.getTime()) / dayMs;
  return 1 - lostTo[lastPing.ending] * (1 - recoveryPerDay) ** days;
}

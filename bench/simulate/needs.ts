import { addDaysBerlin, berlinInstant, berlinParts } from "~/domain/berlin-time";
import { type Category, categories } from "~/domain/categories";
import type { NeedInput } from "~/domain/forms/need-input";
import type { Point } from "~/domain/place";
import { type Skill, skills } from "~/domain/skills";
import { needInput } from "../../tests/support/village";
import { type Chances, chances } from "./chances";
import { around } from "./people";

export type PlannedNeed = {
  nr: number;
  postAt: Date;
  /** which of the associations asks */
  team: number;
  category: Category;
  point: Point;
  requiredSkills: Skill[];
  helpfulSkills: Skill[];
  urgent: boolean;
  shifts: { start: Date; end: Date; places: number; flexible: boolean }[];
};

const hourMs = 3_600_000;

type Asked = { needs: number; weeks: number; teams: number; from: Date; leadDays: number };

/** What a village asks for, from `from` on: most of it by the week, some for today, feasts in summer. */
export function plannedNeeds({ needs, weeks, teams, from, leadDays }: Asked, seed: number): PlannedNeed[] {
  const draw = chances(seed + 1);
  const all = Array.from({ length: needs }, () => {
    const day = draw.below(weeks * 7);
    const postAt = atHour(addDaysBerlin(from, day), draw.between(7, 22));
    const urgent = draw.often(0.06);
    const category = draw.one(categories);
    const places = draw.weighted([
      [1, 25],
      [2, 25],
      [3, 20],
      [4, 15],
      [6, 10],
      [10, 5],
    ] as const);
    return {
      postAt,
      team: draw.below(teams),
      category,
      point: around(draw, 8),
      requiredSkills: draw.often(0.15) ? [draw.one(skills)] : [],
      helpfulSkills: draw.some(skills, 2),
      urgent,
      shifts: shiftsOf(draw, postAt, { urgent, places, leadDays }),
    };
  });
  return all.toSorted((a, b) => a.postAt.getTime() - b.postAt.getTime()).map((need, nr) => ({ ...need, nr }));
}

function shiftsOf(
  draw: Chances,
  postAt: Date,
  { urgent, places, leadDays }: { urgent: boolean; places: number; leadDays: number },
) {
  const flexible = !urgent && draw.often(0.1);
  const first = urgent
    ? new Date(postAt.getTime() + draw.between(2, 20) * hourMs)
    : atHour(addDaysBerlin(postAt, 1 + Math.floor(draw.next() ** 2 * leadDays)), draw.between(8, 19));
  const hours = flexible ? 48 : draw.between(1.5, 4.5);
  const shift = (start: Date) => {
    return { start, end: new Date(start.getTime() + hours * hourMs), places, flexible };
  };
  const second = !urgent && !flexible && draw.often(0.15);
  return second ? [shift(first), shift(addDaysBerlin(first, 1))] : [shift(first)];
}

/** On that day of Berlin, to the quarter of an hour. */
function atHour(date: Date, hours: number): Date {
  const { year, month, day } = berlinParts(date);
  return berlinInstant({ year, month, day, hour: 0, minute: Math.round(hours * 4) * 15 });
}

/** The same as the form says it. */
export function formOf(need: PlannedNeed): NeedInput {
  const { category, point, requiredSkills, helpfulSkills, urgent, shifts } = need;
  return needInput({
    ...{ title: `Hilfe Nr. ${need.nr}`, category, point, requiredSkills, helpfulSkills, shifts },
    ...(urgent ? { urgency: "urgent", urgentReason: "Es muss heute noch sein." } : {}),
  });
}

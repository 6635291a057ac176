import { fitsFreeTimes, slotMask } from "~/domain/free-times";
import { endOfQuiet, usualQuiet } from "~/domain/quiet-hours";
import { type Answer, behaviour, metresTo, takesBack } from "./behaviour";
import type { Story } from "./figures";
import type { PlannedNeed } from "./needs";
import type { Villager } from "./people";
import { berlin, isQuiet, placesOf } from "./witness";

export type Crowd = "radius" | "fitting";

/**
 * The same village when everybody in reach is rung as soon as a need is posted: all within their own radius, or
 * those of them who have the skills and ticked the category. No budget, no waves, one night for all (20:30–08:00).
 */
export function ringEveryone(
  {
    villagers,
    needs,
    weeks,
    seed,
  }: { villagers: Villager[]; needs: PlannedNeed[]; weeks: number; seed: number },
  crowd: Crowd,
): Story {
  const { rung, unheard } = behaviour(seed);
  const pings = new Map<string, number>();
  const story = { aboveBudget: 0, inQuiet: 0, tooLate: 0 };
  const moments = needs
    .map((need) => ({ need, at: need.urgent ? need.postAt : endOfQuiet(need.postAt, usualQuiet) }))
    .filter(({ need, at }) => need.shifts.some((shift) => shift.end > at))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const answers = new Map<PlannedNeed, { villager: Villager; answer: Answer }[]>();
  for (const { need, at } of moments) {
    const { week, weekday, minutes } = berlin(at);
    for (const villager of villagers) {
      if (!reaches(villager, need, crowd)) continue;
      const key = `${villager.nr} ${week}`;
      pings.set(key, (pings.get(key) ?? 0) + 1);
      if (pings.get(key) === villager.weeklyBudget + 1) story.aboveBudget++;
      const allowed = need.urgent && villager.urgentInQuiet;
      if (villager.reachedBy !== "mail" && !allowed && isQuiet(villager, weekday, minutes)) story.inQuiet++;
      const answer = rung(villager, need, at);
      if (answer?.says === "yes") answers.set(need, [...(answers.get(need) ?? []), { villager, answer }]);
    }
  }
  const told = needs.map((need) => {
    const outcome = fill(need, answers.get(need) ?? [], seed);
    story.tooLate += outcome.tooLate;
    return { need, filled: outcome.filled, fullAfterHours: outcome.fullAfterHours };
  });
  const policy = crowd === "radius" ? "everyone in the radius" : "everyone who fits";
  return {
    ...{ policy, needs: told, pings, unheard: unheard(), residents: villagers.length, weeks },
    ...story,
  };
}

function reaches(villager: Villager, need: PlannedNeed, crowd: Crowd): boolean {
  if (villager.reachedBy === "nothing") return false;
  if (metresTo(villager, need) > villager.radiusKm * 1000) return false;
  if (crowd === "radius") return true;
  const { interests, skills } = villager;
  const interested = interests.length === 0 || interests.includes(need.category);
  return interested && need.requiredSkills.every((skill) => skills.includes(skill));
}

function fill(need: PlannedNeed, said: { villager: Villager; answer: Answer }[], seed: number) {
  const left = need.shifts.map((shift) => ({ ...shift }));
  let fullAfterHours: number | null = null;
  let filled = 0;
  let tooLate = 0;
  for (const { villager, answer } of said.sort((a, b) => a.answer.at.getTime() - b.answer.at.getTime())) {
    const able = need.requiredSkills.every((skill) => villager.skills.includes(skill));
    const shift = able && firstOf(left, villager, answer.at);
    if (!shift) {
      if (able) tooLate++;
      continue;
    }
    shift.places--;
    filled++;
    if (filled === placesOf(need)) {
      fullAfterHours ??= (answer.at.getTime() - need.postAt.getTime()) / 3_600_000;
    }
    const back = takesBack(seed, villager, need, shift.start);
    if (!back || back <= answer.at) continue;
    // Whoever says yes after that finds it free; nobody is rung for it.
    filled--;
    shift.places++;
  }
  return { filled, fullAfterHours, tooLate };
}

/** The first shift with a free place that still lies ahead, one in the own free times before the others. */
export function firstOf<S extends { start: Date; end: Date; places: number; flexible: boolean }>(
  shifts: readonly S[],
  villager: Villager,
  at: Date,
): S | undefined {
  const open = shifts.filter((shift) => shift.places > 0 && shift.end > at);
  return open.find((shift) => fitsFreeTimes(slotMask(villager.free), shift)) ?? open[0];
}

import type { PlannedNeed } from "./needs";
import { placesOf } from "./witness";

/** What one policy made of the same village. */
export type Story = {
  policy: string;
  needs: { need: PlannedNeed; filled: number; fullAfterHours: number | null }[];
  /** pings by resident and week */
  pings: ReadonlyMap<string, number>;
  /** pings that met a deaf ear */
  unheard: number;
  /** said yes and found no place left */
  tooLate: number;
  /** resident-weeks above that resident's own budget */
  aboveBudget: number;
  /** rung in their own quiet hours without having allowed it */
  inQuiet: number;
  residents: number;
  weeks: number;
};

export type Row = ReturnType<typeof figuresOf>;

export function figuresOf(story: Story) {
  const places = sum(story.needs.map(({ need }) => placesOf(need)));
  const filled = sum(story.needs.map((one) => one.filled));
  const pings = sum([...story.pings.values()]);
  const hours = story.needs.flatMap((one) => one.fullAfterHours ?? []).sort((a, b) => a - b);
  const busiest = [...story.pings.values()].sort((a, b) => b - a);
  return {
    policy: story.policy,
    filled: round(filled / places, 3),
    fullNeeds: round(
      story.needs.filter((one) => one.filled >= placesOf(one.need)).length / story.needs.length,
      3,
    ),
    pings,
    pingsPerFilled: round(pings / filled, 1),
    perResidentWeek: round(pings / story.residents / story.weeks, 2),
    mostInAWeek: busiest[0] ?? 0,
    unheard: round(story.unheard / pings, 3),
    aboveBudget: story.aboveBudget,
    inQuiet: story.inQuiet,
    tooLate: story.tooLate,
    hoursToFill: { p50: round(at(hours, 0.5), 1), p90: round(at(hours, 0.9), 1) },
  };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

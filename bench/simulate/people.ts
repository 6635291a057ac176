import { type Category, categories } from "~/domain/categories";
import { presets, type Slot } from "~/domain/free-times";
import { cellCentre, type Point } from "~/domain/place";
import type { QuietHours } from "~/domain/quiet-hours";
import { type Skill, skills } from "~/domain/skills";
import { type Chances, chances } from "./chances";

export type Villager = QuietHours & {
  /** the person's; `nr` is their place in the list */
  id: string;
  nr: number;
  point: Point;
  radiusKm: number;
  interests: Category[];
  skills: Skill[];
  free: Slot[];
  weeklyBudget: number;
  digestDay: number | null;
  urgentInQuiet: boolean;
  beyondRadius: boolean;
  objects: boolean;
  reachedBy: "phone" | "two-devices" | "iphone" | "mail" | "nothing";
  /** hidden from the product: how likely a yes is when they have an ear for it and everything fits */
  willing: number;
};

export const centre: Point = { lat: 51.6911, lon: 13.2339 };
const clock = (hour: number, minute = 0) => hour * 60 + minute;

/** The village: settings as people choose them, and what nobody can know of them. */
export function villagers(count: number, seed: number): Villager[] {
  const draw = chances(seed);
  return Array.from({ length: count }, (_, nr) => ({
    id: idOf(draw),
    nr,
    point: cellCentre(around(draw, 10)),
    radiusKm: draw.weighted([
      [3, 1],
      [5, 3],
      [10, 4],
      [15, 2],
    ] as const),
    interests: draw.often(0.2) ? [] : draw.some(categories, 5),
    skills: draw.some(skills, 4),
    free: draw.often(0.35) ? [] : freeTimes(draw),
    ...quietHours(draw),
    quietSundays: draw.often(0.25),
    weeklyBudget: draw.weighted([
      [0, 3],
      [1, 12],
      [2, 12],
      [3, 55],
      [5, 10],
      [10, 8],
    ] as const),
    // Finding what a digest says is the dearest of all; a year of it for everybody would take hours.
    digestDay: draw.weighted([
      [null, 90],
      [3, 8],
      [6, 2],
    ] as const),
    urgentInQuiet: draw.often(0.2),
    beyondRadius: draw.often(0.2),
    objects: draw.often(0.05),
    reachedBy: draw.weighted([
      ["phone", 55],
      ["two-devices", 10],
      ["iphone", 15],
      ["mail", 10],
      ["nothing", 10],
    ] as const),
    willing: 0.02 + 0.5 * draw.next() ** 2.5,
  }));
}

/** Version 4, from the seed. */
function idOf(draw: Chances): string {
  const hex = Array.from({ length: 32 }, () => draw.below(16).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** Somewhere within so many kilometres of the church, denser towards it. */
export function around(draw: Chances, km: number): Point {
  const distance = km * draw.next() ** 0.7;
  const angle = 2 * Math.PI * draw.next();
  return {
    lat: centre.lat + (distance * Math.sin(angle)) / 111.2,
    lon: centre.lon + (distance * Math.cos(angle)) / (111.2 * Math.cos((centre.lat * Math.PI) / 180)),
  };
}

function freeTimes(draw: Chances): Slot[] {
  const first = draw.one(presets);
  const second = draw.one(presets);
  return [...new Set([...first.slots, ...second.slots])];
}

/** The usual ones, early and late risers, night shifts, a midday nap, and who never wants quiet. */
function quietHours(draw: Chances): Pick<QuietHours, "quietFrom" | "quietUntil"> {
  const [quietFrom, quietUntil] = draw.weighted([
    [[clock(20, 30), clock(8)], 60],
    [[clock(22), clock(6)], 12],
    [[clock(19), clock(9)], 8],
    [[clock(6), clock(14)], 5],
    [[clock(12), clock(15)], 5],
    [[clock(1, 30), clock(2, 45)], 5],
    [[0, 0], 5],
  ] as const);
  return { quietFrom, quietUntil };
}

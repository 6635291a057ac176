import { fitsFreeTimes, shiftMask, slotMask } from "~/domain/free-times";
import { distanceMetres } from "~/domain/place";
import { endOfQuiet } from "~/domain/quiet-hours";
import { fate } from "../calm/chance";
import type { PlannedNeed } from "./needs";
import type { Villager } from "./people";

export type Answer = { says: "yes" | "no"; at: Date };

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Longer than the product believes: it must not be right by construction. */
const deafDays = 14;
/** Of those who do not come, so many say so. */
const tells = 0.35;

/**
 * How people really are: the same for every policy, by seed, need and villager. Who was rung in vain turns a deaf
 * ear for two weeks on average; a ping that meets a deaf ear changes nothing.
 */
export function behaviour(seed: number) {
  const deafUntil = new Map<number, number>();
  let unheard = 0;

  /** Null: no answer. */
  function rung(villager: Villager, need: PlannedNeed, at: Date): Answer | null {
    const draw = (which: number) => fate(seed, need.nr, villager.nr, which);
    if (at.getTime() < (deafUntil.get(villager.nr) ?? 0)) {
      unheard++;
      return null;
    }
    const comes = draw(0) < villager.willing * suits(villager, need, at);
    const says = comes ? "yes" : draw(1) < tells ? "no" : null;
    // Half of those who say no have had enough for a while as well.
    if (says === null || (says === "no" && draw(2) < 0.5)) {
      deafUntil.set(villager.nr, at.getTime() - Math.log(1 - draw(3)) * deafDays * dayMs);
    }
    if (says === null) return null;
    const thinks = (need.urgent ? 15 : 120) * minuteMs;
    const looks = new Date(
      at.getTime() + minuteMs * (1 + Math.floor((-Math.log(1 - draw(4)) * thinks) / minuteMs)),
    );
    return { says, at: need.urgent ? looks : endOfQuiet(looks, villager) };
  }

  return { rung, unheard: () => unheard };
}

/** Of those who come, a few take it back: some hours before. */
export function takesBack(seed: number, villager: Villager, need: PlannedNeed, start: Date): Date | null {
  if (fate(seed + 7, need.nr, villager.nr, 0) > 0.05) return null;
  return new Date(start.getTime() - (4 + 44 * fate(seed + 7, need.nr, villager.nr, 1)) * 60 * minuteMs);
}

export function metresTo(villager: Villager, need: PlannedNeed): number {
  return distanceMetres(villager.point, need.point);
}

function suits(villager: Villager, need: PlannedNeed, at: Date): number {
  const { interests, free, radiusKm } = villager;
  const interest = interests.length === 0 ? 1 : interests.includes(need.category) ? 1.2 : 0.35;
  const near = 1.15 - (0.5 * metresTo(villager, need)) / (radiusKm * 1000);
  const first = need.shifts[0];
  const soon = first && first.start.getTime() - at.getTime() < dayMs ? 0.6 : 1;
  return interest * Math.max(0.2, near) * soon * time(slotMask(free), need);
}

function time(free: number, need: PlannedNeed): number {
  if (need.shifts.some((shift) => fitsFreeTimes(free, shift))) return 1;
  return need.shifts.some((shift) => (free & shiftMask(shift)) !== 0) ? 0.4 : 0.1;
}

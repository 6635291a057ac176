import { categories } from "../categories";
import { type Preset, presets, slots } from "../free-times";
import { cellCentre } from "../place";
import type { Filter, When } from "./filter";

type Wisher = {
  interests: readonly string[];
  free: readonly string[];
  places: readonly { radiusKm: number }[];
};

const largestRadius = 50;
const freeWhen: Record<When, readonly Preset[]> = {
  today: [],
  weekend: ["saturday", "sunday"],
  evenings: ["weekday-evenings"],
  own: [],
};

/**
 * "Tell me when there is something": the address of the form of /join, filled in with what the filter asks for. For a
 * resident only what their profile does not ask for yet, on top of it; null when it asks for all of this already.
 */
export function wishAddress(filter: Filter, resident: Wisher | null): string | null {
  const wish = resident ? added(filter, resident) : asked(filter);
  if (resident && wish.size === 0) return null;
  return wish.size === 0 ? "/join" : `/join?${wish}`;
}

function asked(filter: Filter): URLSearchParams {
  const wish = new URLSearchParams();
  if (filter.place) wish.set("place", filter.place);
  else if (filter.near) {
    const cell = cellCentre(filter.near);
    wish.set("lat", String(cell.lat));
    wish.set("lon", String(cell.lon));
  }
  if (filter.km !== null) wish.set("radiusKm", String(radius(filter.km)));
  for (const category of filter.categories) wish.append("interests", category);
  if (filter.when) for (const preset of freeWhen[filter.when]) wish.append("free", preset);
  return wish;
}

/** Nothing ticked means all of it, so that there is nothing to add. What is added stands beside what was there. */
function added(filter: Filter, resident: Wisher): URLSearchParams {
  const wish = new URLSearchParams();
  const own = resident.places[0];
  // Kilometres around another place say nothing about the own one.
  if (own && filter.km !== null && !filter.near && radius(filter.km) > own.radiusKm) {
    wish.set("radiusKm", String(radius(filter.km)));
  }
  const { interests, free } = resident;
  if (interests.length > 0 && filter.categories.some((one) => !interests.includes(one))) {
    const both = new Set<string>([...interests, ...filter.categories]);
    for (const category of categories) if (both.has(category)) wish.append("interests", category);
  }
  const times = filter.when ? slotsOf(freeWhen[filter.when]) : [];
  if (free.length > 0 && times.some((slot) => !free.includes(slot))) {
    const both = new Set<string>([...free, ...times]);
    for (const slot of slots) if (both.has(slot)) wish.append("free", slot);
  }
  return wish;
}

function radius(km: number): number {
  return Math.min(largestRadius, Math.ceil(km));
}

function slotsOf(chosen: readonly Preset[]): string[] {
  return presets.filter(({ slug }) => chosen.includes(slug)).flatMap((preset) => [...preset.slots]);
}

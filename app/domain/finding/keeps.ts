import { categoryMask } from "../categories";
import type { Columns } from "./columns";
import { easeBit, whenBit } from "./facts";
import type { Filter } from "./filter";

/** Each part of a filter on its own; a need is kept when no part refuses it. */
export const parts = { km: 1, bbox: 2, category: 4, when: 8, ease: 16, fits: 32 };

/** The positions in the list of what the filter keeps. */
export function kept(list: Columns, filter: Filter): number[] {
  const wanted = wantedBy(filter);
  const positions: number[] = [];
  for (let at = 0; at < list.length; at += 1) if (refusedBy(list, at, wanted) === 0) positions.push(at);
  return positions;
}

export type Wanted = ReturnType<typeof wantedBy>;

/** 0 wants nothing in particular. */
export function wantedBy({ km, bbox, categories: kinds, when, ease, fits }: Filter) {
  return {
    metres: km === null ? Number.POSITIVE_INFINITY : km * 1000,
    ...(bbox ?? { west: -180, south: -90, east: 180, north: 90 }),
    category: categoryMask(kinds),
    when: when === null ? 0 : whenBit[when],
    ease: ease.reduce((mask, one) => mask | easeBit[one], 0),
    fits: fits ? 1 : 0,
  };
}

/** A bit for each part that refuses the need at this position. */
export function refusedBy(list: Columns, at: number, wanted: Wanted): number {
  const lat = list.lat[at] ?? 0;
  const lon = list.lon[at] ?? 0;
  // Nothing is outside that has no place: every comparison with NaN is false.
  const outside = lat < wanted.south || lat > wanted.north || lon < wanted.west || lon > wanted.east;
  return (
    ((list.metres[at] ?? 0) > wanted.metres ? parts.km : 0) |
    (outside ? parts.bbox : 0) |
    (wanted.category === 0 || (wanted.category >> (list.category[at] ?? 0)) & 1 ? 0 : parts.category) |
    (wanted.when === 0 || (wanted.when & (list.when[at] ?? 0)) !== 0 ? 0 : parts.when) |
    (((list.ease[at] ?? 0) & wanted.ease) === wanted.ease ? 0 : parts.ease) |
    (wanted.fits > (list.fits[at] ?? 0) ? parts.fits : 0)
  );
}

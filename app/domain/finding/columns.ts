import { categories } from "../categories";
import type { Seen } from "./seen";

/**
 * What a filter reads of a list, one array per question: ten thousand needs are asked at every pan of the map, and
 * following ten thousand objects through memory takes a hundred times as long.
 */
export type Columns = {
  length: number;
  /** 1: with places left */
  open: Uint8Array;
  fits: Uint8Array;
  /** index in `categories` */
  category: Uint8Array;
  /** `Facts.ease` and `Seen.when` */
  ease: Uint8Array;
  when: Uint8Array;
  /** from the standpoint's origin; 0 for what is done from home: it is near everybody */
  metres: Float64Array;
  /** degrees; NaN without a place */
  lat: Float64Array;
  lon: Float64Array;
};

export function columnsOf(list: readonly Seen[]): Columns {
  const { length } = list;
  const [open, fits, category, ease, when] = [
    bytes(length),
    bytes(length),
    bytes(length),
    bytes(length),
    bytes(length),
  ];
  const [metres, lat, lon] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  list.forEach((seen, at) => {
    const { need, facts, fromOrigin } = seen;
    const { point } = need.place;
    open[at] = need.status === "open" ? 1 : 0;
    fits[at] = seen.fits ? 1 : 0;
    category[at] = categories.indexOf(need.category);
    ease[at] = facts.ease;
    when[at] = seen.when;
    metres[at] = fromOrigin ?? 0;
    lat[at] = point ? point.lat : Number.NaN;
    lon[at] = point ? point.lon : Number.NaN;
  });
  return { length, open, fits, category, ease, when, metres, lat, lon };
}

function bytes(length: number): Uint8Array {
  return new Uint8Array(length);
}

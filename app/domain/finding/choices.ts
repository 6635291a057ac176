import { type Category, categories } from "../categories";
import type { Columns } from "./columns";
import { easeBit, whenBit } from "./facts";
import { type Ease, eases, type Filter, type When, whens } from "./filter";
import { parts, refusedBy, wantedBy } from "./keeps";

/** Kilometres that are offered to choose from. */
export const radii = [2, 5, 10, 20, 50] as const;

/** How many needs with a place left a choice would leave: see `countChoices`. */
export type Facets = {
  km: { km: number; count: number }[];
  category: Record<Category, number>;
  when: Record<When, number>;
  ease: Record<Ease, number>;
  fits: number;
};

export type Widening = "km" | "bbox" | "category" | "when" | "ease" | "fits" | "all";

const names = Object.keys(parts) as (keyof typeof parts)[];

/**
 * Beside each choice what it would leave, the other parts of the filter as they are: of distance and time instead of
 * what is chosen now, of what makes it easy and of "fits me" in addition; a kind counts its own needs, because kinds
 * add up. And per part how many needs only that part refuses: what dropping it shows. One pass, for ten thousand.
 */
export function countChoices(
  list: Columns,
  filter: Filter,
): { facets: Facets; widen: { drop: Widening; count: number }[] } {
  const wanted = wantedBy(filter);
  const kms = [...new Set([...radii, ...(filter.km === null ? [] : [filter.km])])].sort((a, b) => a - b);
  const near = kms.map(() => 0);
  // Counted by mask, and taken apart afterwards.
  const [category, when, ease] = [
    counts(categories.length),
    counts(2 ** whens.length),
    counts(2 ** eases.length),
  ];
  const refusals = counts(2 ** names.length);
  let [open, fits] = [0, 0];
  for (let at = 0; at < list.length; at += 1) {
    if (!list.open[at]) continue;
    open += 1;
    const refused = refusedBy(list, at, wanted);
    add(refusals, refused);
    if (refused === 0) {
      add(ease, list.ease[at]);
      fits += list.fits[at] ?? 0;
    }
    if ((refused & ~parts.category) === 0) add(category, list.category[at]);
    if ((refused & ~parts.when) === 0) add(when, list.when[at]);
    if ((refused & ~parts.km) === 0) {
      for (let nr = 0; nr < kms.length; nr += 1) {
        if ((list.metres[at] ?? 0) <= (kms[nr] ?? 0) * 1000) near[nr] = (near[nr] ?? 0) + 1;
      }
    }
  }
  const single = names.flatMap((drop) => {
    const count = refusals[parts[drop]] ?? 0;
    return count > 0 ? [{ drop, count }] : [];
  });
  const everything = open > 0 ? [{ drop: "all" as const, count: open }] : [];
  return {
    facets: {
      km: kms.map((km, nr) => ({ km, count: near[nr] ?? 0 })),
      category: tally(categories, (one) => category[categories.indexOf(one)] ?? 0),
      when: tally(whens, (one) => withBit(when, whenBit[one])),
      ease: tally(eases, (one) => withBit(ease, easeBit[one])),
      fits,
    },
    widen: refusals[0] ? [] : single.length > 0 ? single : everything,
  };
}

function counts(length: number): Uint32Array {
  return new Uint32Array(length);
}

function add(counted: Uint32Array, at = 0): void {
  counted[at] = (counted[at] ?? 0) + 1;
}

function withBit(counted: Uint32Array, bit: number): number {
  return counted.reduce((sum, count, mask) => (mask & bit ? sum + count : sum), 0);
}

function tally<Slug extends string>(
  slugs: readonly Slug[],
  count: (slug: Slug) => number,
): Record<Slug, number> {
  return Object.fromEntries(slugs.map((slug) => [slug, count(slug)])) as Record<Slug, number>;
}

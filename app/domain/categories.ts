import { maskOf } from "./masks";

/** What villages need help with. A slug's position is its bit in the matching table: append, never reorder. */
export const categories = [
  "celebration",
  "setup",
  "transport",
  "nature",
  "sport",
  "youth",
  "seniors",
  "rescue",
  "culture",
  "crafts",
  "office",
  "language",
] as const;

export type Category = (typeof categories)[number];

export function isCategory(value: unknown): value is Category {
  return categories.some((category) => category === value);
}

/** One bit per category; unknown slugs have none. No interest ticked is 0, which matching reads as "all". */
export function categoryMask(slugs: readonly string[]): number {
  return maskOf(categories, slugs);
}

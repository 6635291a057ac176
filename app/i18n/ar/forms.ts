import type { PathTexts } from "../path";
import type { PluralForm } from "../translated";

export type Arabic = PathTexts<PluralForm>;

/**
 * Arabic tells six numbers apart: none, one, two, 3–10 ("few"), 11–99 ("many"), and hundreds, which read like one
 * again. What stands for none, one and two need not name the number.
 */
export function counted(
  zero: string,
  one: string,
  two: string,
  few: string,
  many: string,
  other: string,
): Record<PluralForm, string> {
  return { zero, one, two, few, many, other };
}

export type RoundedCount = { few: true } | { about: number };

/**
 * What an association may read of how many: the nearest multiple of five, "few" below five, so that counts of
 * similar needs cannot be subtracted from each other to find one person.
 */
export function roundedCount(n: number): RoundedCount {
  if (n <= 0) return { about: 0 };
  if (n < 5) return { few: true };
  return { about: Math.round(n / 5) * 5 };
}

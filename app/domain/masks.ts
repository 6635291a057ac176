// Bit masks fit a PostgreSQL integer and JavaScript's 32-bit operators: at most 31 slugs each, so that the
// sign bit stays free.

/** The sum of the bits of those `slugs` which the catalogue knows; doubled and unknown ones change nothing. */
export function maskOf(catalogue: readonly string[], slugs: readonly string[]): number {
  return slugs.reduce((mask, slug) => {
    const bit = catalogue.indexOf(slug);
    return bit < 0 ? mask : mask | (1 << bit);
  }, 0);
}

/** The slugs whose bits are set, in the catalogue's order. */
export function slugsIn<Slug extends string>(catalogue: readonly Slug[], mask: number): Slug[] {
  return catalogue.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

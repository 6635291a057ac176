/** Whose town hall a page belongs to, and what its menu shows. */
export type OfficeNav = {
  slug: string;
  name: string;
  administrator: boolean;
  /** This person works for more than one municipality: every address says for which. */
  several: boolean;
  operator: boolean;
  waiting: { approvals: number; reports: number; urgent: number; barriers: number };
};

/** A path below /municipality, for this municipality. */
export function officeLink(
  { several, slug }: Pick<OfficeNav, "several" | "slug">,
  path: string,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...(several ? { m: slug } : {}), ...more }).toString();
  return query ? `${path}?${query}` : path;
}

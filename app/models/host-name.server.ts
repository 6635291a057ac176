import { db } from "./db.server";

const keptMs = 10_000;
let kept: { slugs: Map<string, string>; until: number } | null = null;

/** The municipality that a host name of its own leads to; null for every other host. Asked anew every 10 s. */
export async function slugOfHost(hostName: string, realNowMs: number): Promise<string | null> {
  if (!kept || kept.until <= realNowMs) {
    const rows = await db().municipality.findMany({
      where: { hostName: { not: null } },
      select: { hostName: true, slug: true },
    });
    kept = { slugs: new Map(rows.map((row) => [row.hostName ?? "", row.slug])), until: realNowMs + keptMs };
  }
  return kept.slugs.get(hostName.toLowerCase()) ?? null;
}

/** This node's own change shows at once, another's after a moment. */
export function forgetHostNames(): void {
  kept = null;
}

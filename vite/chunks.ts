import type { GetManualChunk } from "rollup";

type ModuleInfo = Parameters<GetManualChunk>[1]["getModuleInfo"];

/**
 * What keeps a page without Remix's scripts from loading more than its own: Rollup lets small chunks join larger ones,
 * and would put a helper of theirs beside Remix's router. It leaves alone what is named here: React; Vite's helper for
 * what is loaded later; what draws the map's ground on the page, which only old browsers load; and what each of these
 * pages' scripts has in common with anything else.
 */
export function chunksOf(entries: Record<string, string>): GetManualChunk {
  let parts: Map<string, Set<string>> | null = null;
  return (id, { getModuleInfo, getModuleIds }) => {
    const named = Object.entries(apart).find(([, files]) => files.test(id))?.[0];
    if (named) return named;
    parts ??= closures(entries, [...getModuleIds()], getModuleInfo);
    for (const [name, own] of parts) {
      if (!own.has(id)) continue;
      const others = getModuleInfo(id)?.importers.some((importer) => !own.has(importer));
      return others ? `${name}-parts` : undefined;
    }
  };
}

const apart = {
  react: /\/node_modules\/(react|react-dom|scheduler)\/|^\0commonjsHelpers/,
  later: /vite\/preload-helper/,
  ground: /\/app\/map\/(base-(on-page|file|picture|drawing|places)\.client|place-grid)\.ts/,
};

/** All that each entry imports before it runs, in the entries' order. */
function closures(entries: Record<string, string>, ids: readonly string[], getModuleInfo: ModuleInfo) {
  return new Map(
    Object.entries(entries).map(([name, path]) => {
      const own = new Set(ids.filter((id) => id.endsWith(`/${path}`)));
      for (const id of own) for (const imported of getModuleInfo(id)?.importedIds ?? []) own.add(imported);
      return [name, own];
    }),
  );
}

import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "~/routes";

/** Every path of app/routes.ts as it stands there (`/help/:id/signup`, `/*`), so that a new one is tested at once. */
export async function routePaths(): Promise<string[]> {
  return pathsOf(await routes, "");
}

/** A path somebody could ask for: every parameter replaced by an id that nothing has. */
export function askable(path: string): string {
  return path.replace(/:\w+/g, "00000000-0000-4000-8000-000000000000").replace("*", "kein/weg/hierher");
}

function pathsOf(entries: readonly RouteConfigEntry[], parent: string): string[] {
  return entries.flatMap(({ path = "", index, children = [] }) => {
    const own = `${parent}/${path}`.replaceAll("//", "/");
    const deeper = pathsOf(children, own);
    return index || path ? [own === "/" ? "/" : own.replace(/\/$/, ""), ...deeper] : deeper;
  });
}

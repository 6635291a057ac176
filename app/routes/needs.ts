import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadFinder } from "./home-data.server";

/**
 * What map and list show, for the browser that pans, zooms or asks for more: the address of the page with
 * `of=` the municipality's slug and `zoom=`. The viewer's own reasons are in it, so nobody keeps it.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get("of");
  const { finder } = await loadFinder(request, slug || undefined);
  return Response.json(finder, { headers: { "Cache-Control": "private, no-store" } });
}

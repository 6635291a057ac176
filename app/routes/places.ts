import type { LoaderFunctionArgs } from "@remix-run/node";
import { searchPlaces } from "~/models/gazetteer.server";
import { mapCentre } from "~/models/map-centre.server";

/** Suggestions while somebody types a place: at most eight, those around the municipality first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const places = searchPlaces(text, 8, await mapCentre());
  return Response.json(
    places.map(({ name, district, lat, lon }) => ({ name, district, lat, lon })),
    { headers: { "Cache-Control": "public, max-age=3600" } },
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { looksLikeStreet } from "~/domain/place-choice";
import { env } from "~/env.server";
import { searchPlaces } from "~/models/gazetteer.server";
import { mapCentre } from "~/models/map-centre.server";
import { askStreets } from "~/models/place-lookup.server";

/**
 * Suggestions while somebody types a place: at most eight, those around the municipality first. Streets of an address
 * come before them where a geocoder is configured; the header says what became of that: `none`, `found`, `away`, or
 * `ask`, when they may be asked only once somebody wants it (`?streets=ask`), as Nominatim's policy says.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const text = (params.get("q") ?? "").slice(0, 200);
  const centre = await mapCentre();
  const places = searchPlaces(text, 8, centre);
  const { streets, found } = await streetsOf(text, params.get("streets") === "ask", centre);
  const kept = {
    none: "public, max-age=3600",
    found: "private, max-age=600",
    ask: "no-store",
    away: "no-store",
  };
  return Response.json([...found, ...places].slice(0, 8), {
    headers: { "Cache-Control": kept[streets], "Places-Streets": streets },
  });
}

async function streetsOf(text: string, wanted: boolean, centre: { lat: number; lon: number }) {
  const none = (streets: "none" | "ask" | "away") => ({ streets, found: [] });
  const configured = env().geocoder;
  if (!configured || text.trim().length < 4 || !(wanted || looksLikeStreet(text))) return none("none");
  if (configured.kind === "nominatim" && !wanted) return none("ask");
  const answer = await askStreets(text, centre);
  if (answer?.kind !== "streets") return none("away");
  return { streets: "found" as const, found: answer.streets.map((one) => ({ ...one, street: true })) };
}

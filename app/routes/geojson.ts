import { now } from "~/clock.server";
import { env } from "~/env.server";
import { openHelpRequests, type PublicNeed } from "~/models/help-request-read.server";

/** Open needs as RFC 7946 (longitude first) for whoever wants to show them elsewhere; nothing of any helper. */
export async function loader() {
  const needs = await openHelpRequests(now());
  const collection = {
    type: "FeatureCollection",
    features: needs.map((need) => feature(need, env().baseUrl)),
  };
  return new Response(JSON.stringify(collection), {
    headers: {
      "Content-Type": "application/geo+json",
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "public, max-age=60",
    },
  });
}

function feature(need: PublicNeed, baseUrl: string) {
  const { point } = need.place;
  return {
    type: "Feature",
    id: need.id,
    geometry: point && { type: "Point", coordinates: [point.lon, point.lat] },
    properties: {
      id: need.id,
      url: `${baseUrl}/help/${need.id}`,
      title: need.title,
      text: need.text,
      category: need.category,
      status: need.status,
      urgent: need.urgency === "urgent",
      association: need.association.name,
      municipality: need.municipality,
      placeKind: need.place.kind,
      placeName: need.place.name,
      /** false: a private place, of which the point is the centre of its 1 km cell */
      exact: need.place.kind === "public",
      places: need.shifts.reduce((sum, shift) => sum + shift.places, 0),
      taken: need.shifts.reduce((sum, shift) => sum + Math.min(shift.taken, shift.places), 0),
      unit: need.unit || null,
      shifts: need.shifts.map(({ start, end, flexible, places, taken }) => ({
        start: start.toISOString(),
        end: end.toISOString(),
        flexible,
        places,
        taken,
      })),
      requiredSkills: need.requiredSkills,
      helpfulSkills: need.helpfulSkills,
      minimumAge: need.minimumAge,
      noGermanNeeded: need.noGermanNeeded,
      wheelchair: need.wheelchair,
      withChildren: need.withChildren,
    },
  };
}

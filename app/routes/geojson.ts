import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { now } from "~/clock.server";
import { holds } from "~/domain/if-none-match";
import { env } from "~/env.server";
import { openHelpRequests, type PublicNeed } from "~/models/help-request-read.server";
import { openNeeds } from "~/models/need-index.server";

type Made = { version: number; body: string; tag: string };
let made: Made | null = null;

/**
 * Open needs as RFC 7946 (longitude first) for whoever wants to show them elsewhere; nothing of any helper. Written
 * anew only when the index of needs says that something changed, and sent only to whoever does not have it yet.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const clock = now();
  const { version } = await openNeeds(clock);
  // Read after the index: at worst it is newer than its version, and is then read again.
  if (made?.version !== version) made = await make(version, clock);
  const { body, tag } = made;
  const headers = {
    "Content-Type": "application/geo+json",
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=60",
    ETag: tag,
  };
  const held = holds(request.headers.get("If-None-Match"), tag);
  return held ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

async function make(version: number, clock: Date): Promise<Made> {
  const needs = await openHelpRequests(clock);
  const features = needs.map((need) => feature(need, env().baseUrl));
  const body = JSON.stringify({ type: "FeatureCollection", features });
  // Weak: the answer may travel compressed.
  return { version, body, tag: `W/"${createHash("sha256").update(body).digest("base64url")}"` };
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

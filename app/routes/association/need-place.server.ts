import type { NeedInput } from "~/domain/forms/need-input";
import { distanceMetres, type Point } from "~/domain/place";
import { looksLikeStreet } from "~/domain/place-choice";
import { lookUpPlace } from "~/models/gazetteer.server";
import { type FoundPlace, findPlace } from "~/models/place-lookup.server";
import { fold } from "~/models/place-spelling";

/** A corrected name moves the point to a place around, not to a namesake at the other end of the country. */
const aroundMetres = 60_000;

/**
 * The need with its point. A name alone is looked up near `home`; a point whose name was changed afterwards
 * (`pointOf` is what it was chosen for) follows the new name if that is a village's own. Null when it has to
 * have a place and none is found; a draft may go without.
 */
export function locate(value: NeedInput, pointOf: string, home: Point): NeedInput | null {
  const { placeKind, placeName, point, intent } = value;
  if (placeKind === "none" || placeName === "") return value;
  if (!point) {
    const found = lookUpPlace(placeName, home).place;
    if (found) return { ...value, point: { lat: found.lat, lon: found.lon } };
    return intent === "draft" ? value : null;
  }
  if (!isRenamed(value, pointOf)) return value;
  const renamed = lookUpPlace(placeName, point).place;
  const isVillage = renamed !== null && fold(renamed.name) === fold(placeName.split(",")[0] ?? "");
  if (!isVillage || distanceMetres(point, renamed) > aroundMetres) return value;
  return { ...value, point: { lat: renamed.lat, lon: renamed.lon } };
}

/** What `locate` did not find: an address, where a geocoder is configured, or else what the name may mean. */
export async function locateOrOffer(
  value: NeedInput,
  pointOf: string,
  home: Point,
): Promise<{ ok: true; value: NeedInput } | Extract<FoundPlace, { ok: false }>> {
  const { placeName, point, intent } = value;
  const isAddress = !point && looksLikeStreet(placeName);
  const located = isAddress ? null : locate(value, pointOf, home);
  if (located) {
    // A point that was there before may give way to a street, but is better than none.
    const street = located.point && isRenamed(value, pointOf) && looksLikeStreet(placeName);
    const found = street ? await findPlace(placeName, home, home) : null;
    if (!found?.ok) return { ok: true, value: located };
    return { ok: true, value: { ...value, point: { lat: found.place.lat, lon: found.place.lon } } };
  }
  const found = await findPlace(placeName, home, home);
  if (found.ok)
    return { ok: true, value: { ...value, point: { lat: found.place.lat, lon: found.place.lon } } };
  return intent === "draft" ? { ok: true, value } : found;
}

/** Whether the point was chosen for another name; one tapped on the map holds for any. */
function isRenamed({ placeName }: NeedInput, pointOf: string): boolean {
  return pointOf !== "" && pointOf !== "map" && fold(pointOf) !== fold(placeName);
}

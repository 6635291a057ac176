import type { NeedInput } from "~/domain/forms/need-form";
import { distanceMetres, type Point } from "~/domain/place";
import { placeByName } from "~/models/gazetteer.server";
import { fold } from "~/models/place-search";

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
    const found = placeByName(placeName, home);
    if (found) return { ...value, point: { lat: found.lat, lon: found.lon } };
    return intent === "draft" ? value : null;
  }
  if (pointOf === "" || pointOf === "map" || fold(pointOf) === fold(placeName)) return value;
  const renamed = placeByName(placeName, point);
  const isVillage = renamed !== null && fold(renamed.name) === fold(placeName.split(",")[0] ?? "");
  if (!isVillage || distanceMetres(point, renamed) > aroundMetres) return value;
  return { ...value, point: { lat: renamed.lat, lon: renamed.lon } };
}

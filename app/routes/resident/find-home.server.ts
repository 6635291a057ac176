import { cellCentre, type Point } from "~/domain/place";
import { mapCentre } from "~/models/map-centre.server";
import { type FoundPlace, findPlace } from "~/models/place-lookup.server";

/**
 * Where a resident lives, by what was typed: near the place we know of them, if any. Of an address nothing finer than
 * its 1 km cell leaves this function.
 */
export async function findHome(text: string, before: Point | null | undefined): Promise<FoundPlace> {
  const centre = await mapCentre();
  const found = await findPlace(text, before ?? centre, centre);
  const coarse = <P extends Point>(place: P): P => ({ ...place, ...cellCentre(place) });
  return found.ok
    ? { ok: true, place: coarse(found.place) }
    : { ...found, choices: found.choices.map(coarse) };
}

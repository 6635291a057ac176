import type { FormErrors } from "~/domain/forms/form-values";
import type { NewMunicipality } from "~/domain/forms/new-municipality-form";
import type { Point } from "~/domain/place";
import { lookUpPlace } from "~/models/gazetteer.server";

/** The centre: from the map, from the place that was typed, else from the municipality's own name. */
export function withCentre(
  input: NewMunicipality,
): { ok: true; value: NewMunicipality & { point: Point } } | { ok: false; errors: FormErrors } {
  const known = input.point ?? lookUpPlace(input.place || input.name).place;
  if (!known) return { ok: false, errors: { place: "place-unknown" } };
  return { ok: true, value: { ...input, point: { lat: known.lat, lon: known.lon } } };
}

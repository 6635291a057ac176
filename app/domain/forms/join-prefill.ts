import { categories } from "../categories";
import { presets, slots } from "../free-times";
import { cellCentre } from "../place";
import { readFields } from "./field";
import { choices, coordinate, line, wholeNumber } from "./fields";
import type { FormValues } from "./form-values";
import { withPresets } from "./join-form";
import { sentBy } from "./sent";

/**
 * What an address fills into the form of /join beforehand ("tell me when there is something"): read as strictly as
 * the form itself, but whatever is wrong is left out.
 */
export function prefilledJoin(params: URLSearchParams): FormValues {
  const { fields } = readFields(sentBy(params), {
    place: line(200),
    lat: coordinate(90),
    lon: coordinate(180),
    radiusKm: wholeNumber(1, 50),
    interests: choices(categories),
    free: choices([...slots, ...presets.map(({ slug }) => slug)]),
  });
  const { place, lat = null, lon = null, radiusKm = null, interests = [], free = [] } = fields;
  const cell = lat !== null && lon !== null ? cellCentre({ lat, lon }) : null;
  return {
    ...(place && { place }),
    ...(cell && { lat: String(cell.lat), lon: String(cell.lon) }),
    ...(radiusKm !== null && { radiusKm: String(radiusKm) }),
    ...(interests.length > 0 && { interests }),
    ...(free.length > 0 && { free: withPresets(free) }),
  };
}

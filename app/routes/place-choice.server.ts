import { readChoice } from "~/domain/place-choice";

/**
 * What somebody chose after "Meinst du einen davon?" becomes the point of the form; `field` holds the typed place. The
 * name of a need's place stays as it was typed ("Festwiese"), and the point is known to be for it.
 */
export function withChosenPlace(form: FormData, field: "place" | "placeName"): FormData {
  const choice = readChoice(form.get("placeChoice"));
  form.delete("placeChoice");
  if (!choice) return form;
  form.set("lat", String(choice.lat));
  form.set("lon", String(choice.lon));
  if (field === "place") form.set("place", choice.label);
  else form.set("pointOf", String(form.get("placeName") ?? "") || "map");
  return form;
}

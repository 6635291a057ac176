import { data } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import type { ApplyAnswer } from "~/components/association/apply-form";
import { type AssociationInput, parseAssociationForm } from "~/domain/forms/association-form";
import type { FormValues } from "~/domain/forms/form-values";
import type { Application } from "~/models/association-apply.server";
import { nearestPlace, placeByName } from "~/models/gazetteer.server";

type Town = { id: string; lat: number; lon: number };

/** The posted application, or the answer that says what is wrong with it. @throws 404 for an unknown municipality */
export function readApplication(form: FormData, towns: readonly Town[]) {
  const parsed = parseAssociationForm(form);
  if (!parsed.ok) return { ok: false as const, answer: refuse(422, parsed) };
  const values = typedAgain(parsed.value);
  const application = applicationOf(parsed.value, towns);
  if (application === "municipality") throw notFound();
  if (application === "place") {
    return { ok: false as const, answer: refuse(422, { values, errors: { place: "place-unknown" } }) };
  }
  return { ok: true as const, application, values };
}

/** The same form again, with what was typed. */
export function refuse(status: number, answer: Partial<ApplyAnswer> & Pick<ApplyAnswer, "values">) {
  return data<ApplyAnswer>({ errors: {}, refusal: null, ...answer }, { status });
}

/** "place" when nobody knows the typed place, "municipality" when there is no such one. */
function applicationOf(
  input: AssociationInput,
  towns: readonly Town[],
): Application | "place" | "municipality" {
  const town = input.municipalityId ? towns.find(({ id }) => id === input.municipalityId) : towns[0];
  if (!town) return "municipality";
  const point = input.point ?? placeByName(input.place, town);
  if (!point) return "place";
  const { name, purpose, contactName, contactEmail, contactPhone } = input;
  return {
    ...{ municipalityId: town.id, name, purpose, contactName, contactEmail, contactPhone },
    placeName: input.place || nearestPlace(point).name,
    lat: point.lat,
    lon: point.lon,
  };
}

function typedAgain({ point, contactPhone, municipalityId, ...texts }: AssociationInput): FormValues {
  return {
    ...texts,
    contactPhone: contactPhone ?? "",
    municipalityId: municipalityId ?? "",
    ...(point ? { lat: String(point.lat), lon: String(point.lon) } : {}),
  };
}

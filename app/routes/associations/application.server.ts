import { data } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import type { ApplyAnswer } from "~/components/association/apply-form";
import { type AssociationInput, parseAssociationForm } from "~/domain/forms/association-form";
import type { FormValues } from "~/domain/forms/form-values";
import type { Point } from "~/domain/place";
import type { Application } from "~/models/association-apply.server";
import { nearestPlace } from "~/models/gazetteer.server";
import { findPlace } from "~/models/place-lookup.server";
import { withChosenPlace } from "../place-choice.server";

type Town = { id: string; lat: number; lon: number };

/**
 * The posted application, or the answer that says what is wrong with it. `own`: the town of who has one already, which
 * a form without the question means. @throws 404 for an unknown municipality
 */
export async function readApplication(form: FormData, towns: readonly Town[], own?: Town) {
  const parsed = parseAssociationForm(withChosenPlace(form, "place"));
  // Of several the wrong one would decide, and the right one never hear of it.
  const unnamed = !own && towns.length > 1 && !form.get("municipalityId");
  const noTown = unnamed ? ({ municipalityId: "required" } as const) : {};
  if (!parsed.ok) {
    const errors = { ...parsed.errors, ...noTown };
    return { ok: false as const, answer: refuse(422, { ...parsed, errors }) };
  }
  const values = typedAgain(parsed.value);
  const { municipalityId, point, place } = parsed.value;
  if (unnamed) return { ok: false as const, answer: refuse(422, { values, errors: noTown }) };
  const town = municipalityId ? towns.find(({ id }) => id === municipalityId) : (own ?? towns[0]);
  if (!town) throw notFound();
  const found = point ? { ok: true as const, place: point } : await findPlace(place, town, town);
  if (!found.ok) {
    const { reason, choices } = found;
    return { ok: false as const, answer: refuse(422, { values, choices, errors: { place: reason } }) };
  }
  return { ok: true as const, application: applicationOf(parsed.value, town, found.place), values };
}

/** The same form again, with what was typed. */
export function refuse(status: number, answer: Partial<ApplyAnswer> & Pick<ApplyAnswer, "values">) {
  return data<ApplyAnswer>({ errors: {}, refusal: null, ...answer }, { status });
}

function applicationOf(input: AssociationInput, town: Town, point: Point): Application {
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

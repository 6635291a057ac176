import type { Viewer } from "~/auth/session.server";
import type { JoinData } from "~/components/join-data";
import type { FormValues } from "~/domain/forms/form-values";
import type { JoinInput } from "~/domain/forms/join-form";
import type { Point } from "~/domain/place";
import { env } from "~/env.server";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { nearestPlace, placeByName } from "~/models/gazetteer.server";
import { mapCentre } from "~/models/map-centre.server";
import type { Profile } from "~/models/resident.server";
import { mapSettings } from "../map-settings.server";

/** The form as it begins: empty, or filled with what is known of the person. */
export async function joinPage(viewer: Viewer | null): Promise<JoinData> {
  const place = viewer?.resident?.places[0];
  return {
    editing: Boolean(viewer?.resident),
    values: viewer ? knownValues(viewer) : {},
    stored: place ? { lat: place.lat, lon: place.lon } : null,
    map: mapSettings(await mapCentre()),
    controller: env().imprint.name || translator(viewer?.locale === "en" ? "en" : "de")("common.appName"),
  };
}

function knownValues(viewer: Viewer): FormValues {
  const { name, phone, email, birthYear, locale, resident } = viewer;
  const place = resident?.places[0];
  return {
    name,
    phone: phone ?? "",
    email: email ?? "",
    birthYear: birthYear === null ? "" : String(birthYear),
    locale,
    place: place ? nearestPlace(place).name : "",
    radiusKm: place ? String(place.radiusKm) : "",
    interests: resident?.interests ?? [],
    skills: resident?.skills ?? [],
    free: resident?.free ?? [],
  };
}

/** What the form means for this person; null when the gazetteer does not know the typed place. */
export async function profileOf(
  input: JoinInput,
  viewer: Viewer | null,
  locale: Locale,
): Promise<Profile | null> {
  const before = viewer?.resident?.places[0];
  const point = await pointOf(input, before ?? null);
  if (!point) return null;
  const { name, email, phone, birthYear, interests, skills, free, radiusKm } = input;
  const spoken = input.locale ?? locale;
  const label = before?.label ?? translator(spoken)("join.place.home");
  return {
    ...{ name, email, phone, birthYear, interests, skills, free },
    locale: spoken,
    place: { label, point, radiusKm },
  };
}

/** A name that stands there as the page wrote it means the stored cell, not the middle of its village. */
async function pointOf({ point, place }: JoinInput, before: Point | null): Promise<Point | null> {
  if (point) return point;
  if (place === null) return null;
  if (before && nearestPlace(before).name === place) return { lat: before.lat, lon: before.lon };
  return placeByName(place, before ?? (await mapCentre()));
}

import type { Viewer } from "~/auth/session.server";
import type { JoinData } from "~/components/join-data";
import type { FormValues } from "~/domain/forms/form-values";
import type { JoinInput } from "~/domain/forms/join-form";
import { prefilledJoin } from "~/domain/forms/join-prefill";
import type { Point } from "~/domain/place";
import { env } from "~/env.server";
import { defaultLocale, type Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { nearestPlace } from "~/models/gazetteer.server";
import { mapCentre } from "~/models/map-centre.server";
import type { FoundPlace } from "~/models/place-lookup.server";
import type { Profile } from "~/models/resident.server";
import { mapSettings } from "../map-settings.server";
import { findHome } from "./find-home.server";

/**
 * The form as it begins: filled with what is known of the person, and with what the address wishes for; but where
 * somebody lives no link may say for them.
 */
export async function joinPage(viewer: Viewer | null, params: URLSearchParams): Promise<JoinData> {
  const place = viewer?.resident?.places[0];
  const { place: there, lat, lon, ...wish } = prefilledJoin(params);
  const where = place ? {} : { ...(there && { place: there }), ...(lat && lon && { lat, lon }) };
  return {
    editing: Boolean(viewer?.resident),
    known: viewer !== null,
    values: { ...(viewer && knownValues(viewer)), ...wish, ...where },
    stored: place ? { lat: place.lat, lon: place.lon } : null,
    map: mapSettings(await mapCentre()),
    controller: env().imprint.name || translator(defaultLocale)("common.appName"),
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

/** What the form means for this person, or what its place may mean. */
export async function profileOf(
  input: JoinInput<Locale>,
  viewer: Viewer | null,
  locale: Locale,
): Promise<{ ok: true; profile: Profile } | Extract<FoundPlace, { ok: false }>> {
  const before = viewer?.resident?.places[0];
  const found = await pointOf(input, before ?? null);
  if (!found.ok) return found;
  const { lat, lon } = found.place;
  const { name, email, phone, birthYear, interests, skills, free, radiusKm } = input;
  const spoken = input.locale ?? locale;
  const label = before?.label ?? translator(spoken)("join.place.home");
  const profile = {
    ...{ name, email, phone, birthYear, interests, skills, free },
    locale: spoken,
    place: { label, point: { lat, lon }, radiusKm },
  };
  return { ok: true, profile };
}

type Found = { ok: true; place: Point } | Extract<FoundPlace, { ok: false }>;

/** A name that stands there as the page wrote it means the stored cell, not the middle of its village. */
async function pointOf({ point, place }: JoinInput<Locale>, before: Point | null): Promise<Found> {
  if (point) return { ok: true, place: point };
  if (before && nearestPlace(before).name === place) return { ok: true, place: before };
  return findHome(place ?? "", before);
}

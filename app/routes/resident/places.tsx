import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, requireResident } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { type PlacesData, type PlacesFailure, PlacesPage } from "~/components/places-page";
import { parseJoinForm } from "~/domain/forms/join-form";
import { isUuid } from "~/domain/uuid";
import { translator } from "~/i18n/translator.server";
import { nearestPlace } from "~/models/gazetteer.server";
import { addPlace, removePlace } from "~/models/resident.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { withChosenPlace } from "../place-choice.server";
import { findHome } from "./find-home.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireResident(request);
  const locale = localeOf(request, viewer);
  const { places } = viewer.resident;
  const [first] = places;
  const page: PlacesData = {
    places: places.map((place) => ({ ...place, near: nearestPlace(place).name })),
    map: mapSettings({ lat: first?.lat ?? 51.2, lon: first?.lon ?? 10.4, zoom: first ? 11 : 6 }),
  };
  return { page, head: headOf({ title: translator(locale)("me.places.title") }, locale) };
}

/** A place has what the first one has: a name, a point or a typed place, a radius. One parser reads both. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireResident(request);
  const form = await formBody(request);
  if (form.get("intent") === "remove") {
    const id = form.get("placeId");
    if (isUuid(id)) await removePlace(viewer.id, id);
    return redirect("/me/places", 303);
  }
  const parsed = parseJoinForm(withChosenPlace(form, "place"), now());
  if (!parsed.ok)
    return data<PlacesFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const { name, place, point, radiusKm } = parsed.value;
  const values = { name, place: place ?? "", radiusKm: String(radiusKm) };
  const found = point
    ? { ok: true as const, place: point }
    : await findHome(place ?? "", viewer.resident.places[0]);
  if (!found.ok)
    return data<PlacesFailure>(
      { errors: { place: found.reason }, choices: found.choices, values },
      { status: 422 },
    );
  const added = await addPlace(viewer.id, {
    label: name,
    point: { lat: found.place.lat, lon: found.place.lon },
    radiusKm,
  });
  if (!added.ok) return data<PlacesFailure>({ refusal: added.reason, values }, { status: 409 });
  return redirect("/me/places", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Places() {
  const { page } = useLoaderData<typeof loader>();
  return <PlacesPage page={page} failure={useActionData<typeof action>()} />;
}

import { useState } from "react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { Point } from "~/domain/place";
import type { PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { Icon } from "./icon";
import type { MapSettings } from "./map-settings";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import { PlaceField } from "./place-field";
import { RadiusField, usualRadius } from "./radius-field";

export type PlacesData = {
  places: (Point & { id: string; label: string; near: string; radiusKm: number })[];
  map: MapSettings;
};

export type PlacesFailure = {
  errors?: FormErrors;
  /** what the refused place may mean */
  choices?: PlaceChoice[];
  refusal?: string;
  values: FormValues;
};

type PlacesPageProps = { page: PlacesData; failure?: PlacesFailure };

/** Home, work, parents: wherever one of them is near, this resident is. */
export function PlacesPage({ page, failure }: PlacesPageProps) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("me.places.title")}</h1>
        <p className="muted">{t("me.places.lead")}</p>
      </header>
      <ul className="people">
        {page.places.map((place) => (
          <li className="person" key={place.id}>
            <span className="avatar">
              <Icon name="pin" />
            </span>
            <span className="person-text">
              <span className="person-name">{place.label}</span>
              <span className="person-detail">
                {t("me.profile.place", { km: place.radiusKm, place: place.near })}
              </span>
            </span>
            {page.places.length > 1 && <RemoveForm id={place.id} label={place.label} />}
          </li>
        ))}
      </ul>
      {failure?.refusal && <Notice kind="refusal" reason={failure.refusal} title={t("me.places.tooMany")} />}
      <AddForm page={page} failure={failure} />
    </>
  );
}

function RemoveForm({ id, label }: { id: string; label: string }) {
  const t = useT();
  return (
    <OnceForm action="/me/places">
      <input type="hidden" name="placeId" value={id} />
      <Button
        variant="quiet"
        small
        name="intent"
        value="remove"
        aria-label={t("me.places.removeNamed", { label })}
      >
        {t("me.places.remove")}
      </Button>
    </OnceForm>
  );
}

function AddForm({ page, failure }: PlacesPageProps) {
  const t = useT();
  const values = failure?.values ?? {};
  const errors = failure?.errors ?? {};
  const [radiusKm, setRadiusKm] = useState(Number(typed(values, "radiusKm")) || usualRadius);
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const summary = Object.keys(errors).map((field) => ({ field, message: errorOf(field) ?? "" }));
  return (
    <OnceForm className="form" action="/me/places">
      <h2>{t("me.places.add")}</h2>
      <ErrorSummary errors={summary} />
      <TextField
        name="name"
        label={t("me.places.name")}
        hint={t("me.places.nameHint")}
        error={errorOf("name")}
        defaultValue={typed(values, "name")}
        maxLength={80}
        required
      />
      <PlaceField
        label={t("me.places.where")}
        hint={t("join.place.hint")}
        map={page.map}
        error={errorOf("place") ?? errorOf("lat") ?? errorOf("lon")}
        choices={failure?.choices}
        defaultPlace={typed(values, "place")}
        radiusKm={radiusKm}
      />
      <RadiusField value={radiusKm} onChange={setRadiusKm} error={errorOf("radiusKm")} />
      <Button full name="intent" value="add">
        {t("me.places.addButton")}
      </Button>
    </OnceForm>
  );
}

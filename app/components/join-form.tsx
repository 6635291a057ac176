import { useState } from "react";
import { type FormValues, typed } from "~/domain/forms/form-values";
import type { Point } from "~/domain/place";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import type { JoinData, JoinFailure } from "./join-data";
import { Interests, Reach, Skills, Times } from "./join-steps";
import { OnceForm } from "./once-form";
import { PlaceField } from "./place-field";
import { PrivacyNote } from "./privacy-note";
import { RadiusField, usualRadius } from "./radius-field";
import { labelled } from "./sentence";

type JoinFormProps = { join: JoinData; failure?: JoinFailure };

/** Name and place are enough; the rest waits folded up and says what holds until it is opened. */
export function JoinForm({ join, failure }: JoinFormProps) {
  const t = useT();
  const values = failure?.values ?? join.values;
  const errors = failure?.errors ?? {};
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const labels: Record<string, string> = { name: t("join.name.label"), place: t("join.place.label") };
  const summary = Object.keys(errors).map((name) => {
    const field = name === "lat" || name === "lon" ? "place" : name;
    return { field, message: labelled(labels[field], errorOf(name) ?? "") };
  });
  const [radiusKm, setRadiusKm] = useState(Number(typed(values, "radiusKm")) || usualRadius);
  const steps = { values, errors };
  return (
    <OnceForm className="form join-form" action="/join">
      <ErrorSummary errors={summary} />
      <TextField
        name="name"
        label={t("join.name.label")}
        hint={t("join.name.hint")}
        error={errorOf("name")}
        defaultValue={typed(values, "name")}
        autoComplete="name"
        maxLength={80}
        required
      />
      <PlaceField
        label={t("join.place.label")}
        hint={t("join.place.hint")}
        map={join.map}
        error={errorOf("place") ?? errorOf("lat") ?? errorOf("lon")}
        choices={failure?.choices}
        defaultPlace={typed(values, "place")}
        defaultPoint={pointOf(values)}
        stored={join.stored}
        radiusKm={radiusKm}
      />
      <RadiusField value={radiusKm} onChange={setRadiusKm} error={errorOf("radiusKm")} />
      <div className="steps">
        <Interests {...steps} />
        <Skills {...steps} />
        <Times {...steps} />
        <Reach {...steps} />
      </div>
      <PrivacyNote at="join" controller={join.controller} />
      <div className="action-bar">
        <Button full>{t(join.editing ? "common.action.save" : "join.submit")}</Button>
      </div>
    </OnceForm>
  );
}

function pointOf(values: FormValues): Point | null {
  const [lat, lon] = [typed(values, "lat"), typed(values, "lon")];
  const point = { lat: Number(lat), lon: Number(lon) };
  const valid = lat !== "" && lon !== "" && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return valid ? point : null;
}

import { Link } from "@remix-run/react";
import { useState } from "react";
import { categories } from "~/domain/categories";
import { type FormErrors, type FormValues, typed, typedList } from "~/domain/forms/form-values";
import type { Point } from "~/domain/place";
import { skills } from "~/domain/skills";
import { useLocale, useT } from "~/i18n/context";
import { locales } from "~/i18n/locales";
import { Button } from "./button";
import { CheckboxChip, ChoiceGroup, RadioChip } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field, Select, TextField } from "./field";
import { FreeTimes } from "./free-times";
import { categoryIcon } from "./icon";
import type { JoinData, JoinFailure } from "./join-data";
import { OnceForm } from "./once-form";
import { PlaceField } from "./place-field";
import { Step } from "./step";

type JoinFormProps = { join: JoinData; failure?: JoinFailure };

/** Name and place are enough; the rest waits folded up and says what holds until it is opened. */
export function JoinForm({ join, failure }: JoinFormProps) {
  const t = useT();
  const values = failure?.values ?? join.values;
  const errors = failure?.errors ?? {};
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const summary = Object.keys(errors).map((field) => ({
    field: field === "lat" || field === "lon" ? "place" : field,
    message: errorOf(field) ?? "",
  }));
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
      <p className="small muted">
        {t("join.privacy")} <Link to="/datenschutz">{t("common.footer.privacy")}</Link>
      </p>
      <div className="action-bar">
        <Button full>{t(join.editing ? "common.action.save" : "join.submit")}</Button>
      </div>
    </OnceForm>
  );
}

export const usualRadius = 7;
const radii = [2, 5, 7, 10, 15, 20, 30, 50] as const;

export function RadiusField({
  value,
  onChange,
  error,
}: {
  value: number;
  onChange?: (km: number) => void;
  error?: string;
}) {
  const t = useT();
  const known = radii.some((km) => km === value);
  return (
    <Field id="radiusKm" label={t("join.radius.label")} hint={t("join.radius.hint")} error={error}>
      {(control) => (
        <Select
          {...control}
          name="radiusKm"
          defaultValue={value}
          onChange={(event) => onChange?.(Number(event.currentTarget.value))}
        >
          {!known && <option value={value}>{t("join.radius.kmOther", { km: value })}</option>}
          {radii.map((km) => (
            <option key={km} value={km}>
              {t(`join.radius.km${km}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

type StepProps = { values: FormValues; errors: FormErrors };

function Interests({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "interests");
  const state = chosen.length > 0 ? t("join.chosen", { count: chosen.length }) : t("join.interests.all");
  return (
    <Step icon="heart" title={t("join.interests.title")} state={state} open={errors.interests !== undefined}>
      <ChoiceGroup
        id="interests"
        legend={<span className="visually-hidden">{t("join.interests.title")}</span>}
        hint={t("join.interests.hint")}
        error={errors.interests && t(`errors.${errors.interests}`)}
      >
        {categories.map((category) => (
          <CheckboxChip
            key={category}
            name="interests"
            value={category}
            category={category}
            icon={categoryIcon[category]}
            label={t(`labels.category.${category}`)}
            defaultChecked={chosen.includes(category)}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

function Skills({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "skills");
  const state = chosen.length > 0 ? t("join.chosen", { count: chosen.length }) : t("join.skills.none");
  return (
    <Step icon="hand" title={t("join.skills.title")} state={state} open={errors.skills !== undefined}>
      <ChoiceGroup
        id="skills"
        legend={<span className="visually-hidden">{t("join.skills.title")}</span>}
        hint={t("join.skills.hint")}
        error={errors.skills && t(`errors.${errors.skills}`)}
      >
        {skills.map((skill) => (
          <CheckboxChip
            key={skill}
            name="skills"
            value={skill}
            label={t(`labels.skill.${skill}`)}
            defaultChecked={chosen.includes(skill)}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

function Times({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "free");
  const state = chosen.length > 0 ? t("join.free.some") : t("join.free.any");
  return (
    <Step icon="clock" title={t("join.free.title")} state={state} open={errors.free !== undefined}>
      <FreeTimes chosen={chosen} error={errors.free && t(`errors.${errors.free}`)} />
    </Step>
  );
}

const reachFields = ["phone", "email", "birthYear", "locale"];

function Reach({ values, errors }: StepProps) {
  const t = useT();
  const current = useLocale();
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const given = ["phone", "email", "birthYear"].some((name) => typed(values, name) !== "");
  const state = given ? t("join.reach.given") : t("join.reach.none");
  const text = (name: string) => ({
    name,
    error: errorOf(name),
    defaultValue: typed(values, name),
    optional: true,
  });
  return (
    <Step
      icon="message"
      title={t("join.reach.title")}
      state={state}
      open={reachFields.some((name) => errors[name] !== undefined)}
    >
      <TextField
        {...text("email")}
        label={t("join.reach.email")}
        hint={t("join.reach.emailHint")}
        type="email"
        autoComplete="email"
      />
      <TextField
        {...text("phone")}
        label={t("join.reach.phone")}
        hint={t("join.reach.phoneHint")}
        type="tel"
        autoComplete="tel"
      />
      <TextField
        {...text("birthYear")}
        label={t("join.reach.birthYear")}
        hint={t("join.reach.birthYearHint")}
        inputMode="numeric"
        autoComplete="bday-year"
        maxLength={4}
        short
      />
      <ChoiceGroup id="locale" legend={t("common.language.label")} error={errorOf("locale")}>
        {locales.map((locale) => (
          <RadioChip
            key={locale}
            name="locale"
            value={locale}
            label={t(`common.language.${locale}`)}
            defaultChecked={(typed(values, "locale") || current) === locale}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

function pointOf(values: FormValues): Point | null {
  const [lat, lon] = [typed(values, "lat"), typed(values, "lon")];
  const point = { lat: Number(lat), lon: Number(lon) };
  const valid = lat !== "" && lon !== "" && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return valid ? point : null;
}

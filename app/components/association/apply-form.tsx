import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { Field, Select, Textarea, TextField } from "../field";
import type { MapSettings } from "../map-settings";
import { named } from "../named";
import { OnceForm } from "../once-form";
import { PlaceField } from "../place-field";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";

export type ApplyAnswer = {
  errors: FormErrors;
  values: FormValues;
  /** what the refused place may mean */
  choices?: PlaceChoice[];
  /** another club has the name */
  refusal: "name-taken" | null;
  tooMany?: number | null;
};

type ApplyFormProps = {
  values: FormValues;
  errors: FormErrors;
  choices?: PlaceChoice[];
  refusal: "name-taken" | null;
  /** to choose from; with one there is no question */
  municipalities: { id: string; name: string }[];
  map: MapSettings;
  /** `visitor`: the contact becomes the owner by a link in a mail */
  as: "visitor" | "member";
  /** approved once, the name stays */
  nameStays?: boolean;
  submit: string;
};

/** Who you are, whom to ask, where you are: what a municipality needs to decide. */
export function ApplyForm(props: ApplyFormProps) {
  const { values, errors, choices, refusal, municipalities, map, as, nameStays, submit } = props;
  const t = useT();
  const { stayed, onSubmit } = useStay();
  const errorOf = (name: string) => {
    const error = errors[name];
    if (error) return t(`errors.${error}`);
    return name === "name" && refusal ? t(`team.refusal.${refusal}`) : undefined;
  };
  const labelOf = (field: string) => {
    if (field === "lat" || field === "lon") return t("team.apply.place");
    if (field === "municipalityId") return t("team.apply.municipality");
    const known = labelled.find((one) => one === field);
    return known ? t(`team.apply.${known}`) : field;
  };
  const order = (field: string) => inOrder.indexOf(field);
  const wrong = [...Object.keys(errors), ...(refusal ? ["name"] : [])].sort((a, b) => order(a) - order(b));
  const summary = wrong.map((field) => ({
    field: field === "lat" || field === "lon" ? "place" : field,
    message: named(labelOf(field), errorOf(field) ?? ""),
  }));
  const line = (name: "contactName" | "contactEmail" | "contactPhone") => ({
    name,
    error: errorOf(name),
    defaultValue: typed(values, name),
  });
  return (
    <OnceForm className="form" noValidate data-reason={refusal ?? undefined} onSubmit={onSubmit}>
      {stayed && <UnreachedNotice answer={stayed} />}
      <ErrorSummary errors={summary} />
      <TextField
        name="name"
        label={t("team.apply.name")}
        hint={nameStays ? undefined : t("team.apply.nameHint")}
        error={errorOf("name")}
        defaultValue={typed(values, "name")}
        maxLength={120}
        readOnly={nameStays}
        autoComplete="organization"
      />
      <MunicipalityChoice municipalities={municipalities} values={values} error={errorOf("municipalityId")} />
      <Field
        id="purpose"
        label={t("team.apply.purpose")}
        hint={t("team.apply.purposeHint")}
        error={errorOf("purpose")}
      >
        {(control) => (
          <Textarea {...control} name="purpose" maxLength={1000} defaultValue={typed(values, "purpose")} />
        )}
      </Field>
      <PlaceField
        label={t("team.apply.place")}
        hint={t("team.apply.placeHint")}
        map={map}
        error={errorOf("place") ?? errorOf("lat") ?? errorOf("lon")}
        choices={choices}
        defaultPlace={typed(values, "place")}
        radiusKm={1}
      />
      <fieldset className="form-part">
        <legend>{t(as === "visitor" ? "team.apply.contactTitle" : "team.apply.contactKnown")}</legend>
        <div className="section">
          <TextField
            {...line("contactName")}
            label={t(as === "visitor" ? "team.apply.contactName" : "team.apply.contactNameKnown")}
            autoComplete="name"
          />
          <TextField
            {...line("contactEmail")}
            label={t("team.apply.contactEmail")}
            hint={as === "visitor" ? t("team.apply.contactEmailHint") : undefined}
            type="email"
            inputMode="email"
            autoComplete="email"
          />
          <TextField
            {...line("contactPhone")}
            label={t("team.apply.contactPhone")}
            hint={t("team.apply.contactPhoneHint")}
            type="tel"
            autoComplete="tel"
            optional
          />
        </div>
      </fieldset>
      <p className="small muted">{t("team.apply.terms")}</p>
      <Button full>{submit}</Button>
    </OnceForm>
  );
}

const labelled = ["name", "purpose", "place", "contactName", "contactEmail", "contactPhone"] as const;
const inOrder: readonly string[] = [
  "name",
  "municipalityId",
  "purpose",
  "place",
  "lat",
  "lon",
  ...labelled.slice(3),
];

type ChoiceProps = Pick<ApplyFormProps, "municipalities" | "values"> & { error?: string };

function MunicipalityChoice({ municipalities, values, error }: ChoiceProps) {
  const t = useT();
  if (municipalities.length < 2) return null;
  return (
    <Field
      id="municipalityId"
      label={t("team.apply.municipality")}
      hint={t("team.apply.municipalityHint")}
      error={error}
    >
      {(control) => (
        <Select {...control} name="municipalityId" defaultValue={typed(values, "municipalityId")}>
          <option value="">{t("common.form.pleaseChoose")}</option>
          {municipalities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

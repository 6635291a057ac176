import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { lands } from "~/domain/lands";
import type { Point } from "~/domain/place";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { Field, Select, TextField } from "../field";
import type { MapSettings } from "../map-settings";
import { named } from "../named";
import { Notice } from "../notice";
import { NumberSelect } from "../number-select";
import { OnceForm } from "../once-form";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";
import { AccentField } from "./accent-field";
import { CentreField, sentPoint } from "./centre-field";
import { LegalFields } from "./legal-fields";
import { settingsLabel, settingsMessages } from "./settings-messages";

export type SettingsFailure = { errors: FormErrors; refusal?: "host-name-taken"; values: FormValues };

type Settings = {
  values: FormValues;
  ags: string;
  stored: Point;
  map: MapSettings;
  saved: boolean;
};

type SettingsFormProps = { slug: string; settings: Settings; failure?: SettingsFailure };

/** Everything a municipality says about itself, on one page: it is filled in once, mostly. */
export function SettingsForm({ slug, settings, failure }: SettingsFormProps) {
  const t = useT();
  const values = failure?.values ?? settings.values;
  const messages = settingsMessages(failure, t);
  const { stayed, onSubmit } = useStay();
  return (
    <OnceForm className="form office-settings" noValidate onSubmit={onSubmit}>
      {stayed && <UnreachedNotice answer={stayed} />}
      {settings.saved && !failure && <Notice kind="success">{t("municipality.settings.saved")}</Notice>}
      {failure?.refusal && (
        <Notice kind="refusal" reason={failure.refusal}>
          {t("municipality.settings.hostNameTaken")}
        </Notice>
      )}
      <ErrorSummary
        errors={Object.entries(messages).map(([field, message = ""]) => ({
          field,
          message: named(settingsLabel(field, t), message),
        }))}
      />
      <PlaceSection settings={settings} values={values} messages={messages} />
      <section className="section" aria-labelledby="look-title">
        <h2 id="look-title">{t("municipality.settings.look")}</h2>
        <AccentField value={typed(values, "accent")} error={messages.accent} />
        <TextField
          name="hostName"
          label={t("municipality.settings.hostName")}
          hint={t("municipality.settings.hostNameHint", { path: `/m/${slug}` })}
          defaultValue={typed(values, "hostName")}
          error={messages.hostName}
          autoComplete="off"
          maxLength={253}
          optional
        />
      </section>
      <LegalFields values={values} messages={messages} />
      <Button full icon="check">
        {t("common.action.save")}
      </Button>
    </OnceForm>
  );
}

export type Messages = Partial<Record<string, string>>;

type SectionProps = { settings: Settings; values: FormValues; messages: Messages };

function PlaceSection({ settings, values, messages }: SectionProps) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="place-title">
      <h2 id="place-title">{t("municipality.settings.place")}</h2>
      <TextField
        name="name"
        label={t("municipality.settings.name")}
        hint={t("municipality.settings.ags", { ags: settings.ags })}
        defaultValue={typed(values, "name")}
        error={messages.name}
        maxLength={80}
        required
      />
      <Field
        id="land"
        label={t("municipality.settings.land")}
        hint={t("municipality.settings.landHint")}
        error={messages.land}
      >
        {(control) => (
          <Select {...control} name="land" defaultValue={typed(values, "land")}>
            <option value="">{t("common.form.pleaseChoose")}</option>
            {lands.map((land) => (
              <option key={land} value={land}>
                {t(`municipality.land.${land}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <CentreField
        label={t("municipality.settings.centre")}
        hint={t("municipality.settings.centreHint")}
        error={messages.place}
        map={settings.map}
        place={typed(values, "place")}
        chosen={sentPoint(typed(values, "lat"), typed(values, "lon"))}
        stored={settings.stored}
      />
      <NumberSelect
        name="zoom"
        label={t("municipality.settings.zoom")}
        hint={t("municipality.settings.zoomHint")}
        error={messages.zoom}
        from={8}
        to={15}
        defaultValue={typed(values, "zoom")}
      />
    </section>
  );
}

import { mostPings } from "~/domain/budget";
import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { Field, Select, TextField } from "./field";
import { Notice } from "./notice";
import { NumberSelect } from "./number-select";
import { OnceForm } from "./once-form";
import type { SettingsData, SettingsFailure } from "./settings-data";
import { clock, errorOf, Switch } from "./settings-fields";

type Props = { page: SettingsData; failure?: SettingsFailure };

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** When and how often one is asked. One form, one button; it works without scripts. */
export function SettingsPage({ page, failure }: Props) {
  const t = useT();
  const errors = Object.entries(failure?.errors ?? {}).flatMap(([field, error]) =>
    error ? [{ field, message: t(`errors.${error}`) }] : [],
  );
  return (
    <>
      <header className="page-head">
        <BackLink to="/me/pings">{t("pings.page.title")}</BackLink>
        <h1>{t("pings.settings.title")}</h1>
        <p className="lead">{t("pings.settings.lead")}</p>
      </header>
      {page.saved && !failure && <Notice kind="success" title={t("pings.settings.saved")} />}
      <ErrorSummary errors={errors} />
      <OnceForm className="form" action="/me/settings">
        <Quiet page={page} failure={failure} />
        <HowOften page={page} failure={failure} />
        <Finer page={page} failure={failure} />
        <div>
          <Button>{t("common.action.save")}</Button>
        </div>
      </OnceForm>
    </>
  );
}

function Quiet({ page, failure }: Props) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="quiet">
      <div className="stack-tight">
        <h2 id="quiet">{t("pings.settings.quiet")}</h2>
        <p className="muted" id="quiet-hint">
          {t("pings.settings.quietHint")}
        </p>
      </div>
      <div className="form-pair">
        {(["quietFrom", "quietUntil"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`pings.settings.${name}`)}
            error={errorOf(failure, name, t)}
            defaultValue={failure ? typed(failure.values, name) : clock(page.settings[name])}
            type="time"
            placeholder="20:30"
            required
            short
          />
        ))}
      </div>
      <Switch page={page} failure={failure} name="quietSundays" />
      <Switch
        page={page}
        failure={failure}
        name="urgentInQuiet"
        hint={t("pings.settings.urgentInQuietHint")}
      />
    </section>
  );
}

function HowOften({ page, failure }: Props) {
  const t = useT();
  const { weeklyBudget, digestDay } = page.settings;
  const digest = failure ? typed(failure.values, "digestDay") : String(digestDay ?? "none");
  return (
    <section className="stack" aria-labelledby="how-often">
      <h2 id="how-often">{t("pings.settings.budget")}</h2>
      <NumberSelect
        name="weeklyBudget"
        label={t("pings.settings.budgetLabel")}
        hint={t("pings.settings.budgetHint")}
        error={errorOf(failure, "weeklyBudget", t)}
        from={0}
        to={mostPings}
        defaultValue={failure ? typed(failure.values, "weeklyBudget") : weeklyBudget}
        format={(count) =>
          count === 0 ? t("pings.settings.budgetNever") : t("pings.settings.budgetTimes", { count })
        }
      />
      <Field
        id="digestDay"
        label={t("pings.settings.digest")}
        hint={t("pings.settings.digestHint")}
        error={errorOf(failure, "digestDay", t)}
      >
        {(control) => (
          <Select {...control} name="digestDay" defaultValue={digest} short>
            {weekdays.map((day, index) => (
              <option key={day} value={index}>
                {t(`pings.day.${day}`)}
              </option>
            ))}
            <option value="none">{t("pings.settings.noDigest")}</option>
          </Select>
        )}
      </Field>
    </section>
  );
}

function Finer({ page, failure }: Props) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="finer">
      <h2 id="finer">{t("pings.settings.more")}</h2>
      {(["neutralTitles", "beyondRadius", "objects"] as const).map((name) => (
        <Switch key={name} page={page} failure={failure} name={name} hint={t(`pings.settings.${name}Hint`)} />
      ))}
    </section>
  );
}

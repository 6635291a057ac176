import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { TextField } from "../field";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";
import { FoundingFields, type FoundingProps, foundingErrors } from "./founding-fields";

/** The first municipality and whoever sets it up. */
export function SetupForm({ values, errors, map }: FoundingProps) {
  const t = useT();
  const nameError = errors.administratorName;
  const emailError = errors.administratorEmail;
  return (
    <OnceForm className="form" noValidate>
      <ErrorSummary
        errors={foundingErrors(errors, t, {
          administratorName: t("municipality.setup.name"),
          administratorEmail: t("municipality.setup.email"),
        })}
      />
      <section className="section" aria-labelledby="municipality-title">
        <h2 id="municipality-title">{t("municipality.setup.municipality")}</h2>
        <FoundingFields values={values} errors={errors} map={map} />
      </section>
      <section className="section" aria-labelledby="you-title">
        <h2 id="you-title">{t("municipality.setup.you")}</h2>
        <TextField
          name="administratorName"
          label={t("municipality.setup.name")}
          defaultValue={typed(values, "administratorName")}
          error={nameError && t(`errors.${nameError}`)}
          autoComplete="name"
          maxLength={80}
          required
        />
        <TextField
          name="administratorEmail"
          type="email"
          label={t("municipality.setup.email")}
          hint={t("municipality.setup.emailHint")}
          defaultValue={typed(values, "administratorEmail")}
          error={emailError && t(`errors.${emailError}`)}
          autoComplete="email"
          maxLength={254}
          required
        />
      </section>
      <Notice icon="lock">{t("municipality.setup.once")}</Notice>
      <Button full icon="check">
        {t("municipality.setup.button")}
      </Button>
    </OnceForm>
  );
}

import { type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Field, Textarea, TextField } from "../field";
import type { Messages } from "./settings-form";

const texts = [
  "enforcementBody",
  "accessibilityContact",
  "accessibilityMethod",
  "accessibilityGaps",
] as const;

/** What the law of the Land asks of the statement of accessibility, beyond what holds for the product. */
export function AccessibilityFields({ values, messages }: { values: FormValues; messages: Messages }) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="accessibility-title">
      <h2 id="accessibility-title">{t("access.settings.title")}</h2>
      <p>{t("access.settings.lead")}</p>
      {texts.map((name) => (
        <Field
          key={name}
          id={name}
          label={t(`access.settings.${name}`)}
          hint={t(`access.settings.${name}Hint`)}
          error={messages[name]}
          optional
        >
          {(control) => (
            <Textarea {...control} name={name} rows={3} defaultValue={typed(values, name)} maxLength={4000} />
          )}
        </Field>
      ))}
      <TextField
        name="accessibilityCheckedAt"
        type="date"
        label={t("access.settings.checkedAt")}
        hint={t("access.settings.checkedAtHint")}
        defaultValue={typed(values, "accessibilityCheckedAt")}
        error={messages.accessibilityCheckedAt}
        optional
        short
      />
      <TextField
        name="signLanguageVideo"
        type="url"
        label={t("access.settings.signLanguageVideo")}
        hint={t("access.settings.signLanguageVideoHint")}
        defaultValue={typed(values, "signLanguageVideo")}
        error={messages.signLanguageVideo}
        maxLength={300}
        optional
      />
    </section>
  );
}

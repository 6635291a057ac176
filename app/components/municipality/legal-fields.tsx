import { type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Field, Textarea, TextField } from "../field";
import { AccessibilityFields } from "./accessibility-fields";
import type { Messages } from "./settings-form";

type Props = { values: FormValues; messages: Messages };

/** Imprint, points of contact and the municipality's own rules. */
export function LegalFields({ values, messages }: Props) {
  const t = useT();
  const line = (name: "imprintName" | "imprintRepresentative" | "imprintEmail" | "imprintPhone") => ({
    name,
    label: t(`municipality.settings.${name}`),
    defaultValue: typed(values, name),
    error: messages[name],
    optional: true,
  });
  return (
    <>
      <section className="section" aria-labelledby="imprint-title">
        <h2 id="imprint-title">{t("municipality.settings.imprint")}</h2>
        <p>{t("municipality.settings.imprintLead")}</p>
        <TextField
          {...line("imprintName")}
          hint={t("municipality.settings.imprintNameHint")}
          maxLength={120}
        />
        <Text name="imprintAddress" values={values} messages={messages} rows={3} />
        <TextField {...line("imprintRepresentative")} maxLength={160} />
        <TextField {...line("imprintEmail")} type="email" maxLength={254} />
        <TextField {...line("imprintPhone")} type="tel" maxLength={30} />
      </section>
      <section className="section" aria-labelledby="contacts-title">
        <h2 id="contacts-title">{t("municipality.settings.contacts")}</h2>
        {contacts.map((name) => (
          <Text
            key={name}
            name={name}
            hint={t(`municipality.settings.${name}Hint`)}
            values={values}
            messages={messages}
            rows={3}
          />
        ))}
      </section>
      <AccessibilityFields values={values} messages={messages} />
      <section className="section" aria-labelledby="terms-title">
        <h2 id="terms-title">{t("municipality.settings.terms")}</h2>
        <Text
          name="terms"
          hint={t("municipality.settings.termsHint")}
          values={values}
          messages={messages}
          rows={8}
        />
      </section>
    </>
  );
}

const contacts = ["reportsContact", "privacyContact", "supervisoryAuthority"] as const;

type TextProps = Props & {
  name: "imprintAddress" | "terms" | (typeof contacts)[number];
  hint?: string;
  rows: number;
};

function Text({ name, hint, values, messages, rows }: TextProps) {
  const t = useT();
  return (
    <Field id={name} label={t(`municipality.settings.${name}`)} hint={hint} error={messages[name]} optional>
      {(control) => (
        <Textarea {...control} name={name} rows={rows} defaultValue={typed(values, name)} maxLength={8000} />
      )}
    </Field>
  );
}

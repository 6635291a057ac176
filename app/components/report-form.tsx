import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { type ReportSubject, reportCategories } from "~/domain/reports";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ChoiceGroup, RadioChip } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field, Textarea, TextField } from "./field";
import { OnceForm } from "./once-form";
import { ReportAbout } from "./report-about";
import { TooMany } from "./too-many";

/** What is reported; `title` null: no need, or one that is hidden already. */
export type ReportSubjectFacts = {
  subject: ReportSubject;
  id: string;
  title: string | null;
  associationId: string;
  association: string;
  municipality: string;
};

export type ReportFailure = { errors: FormErrors; values: FormValues; tooMany?: number };

type Props = { about: ReportSubjectFacts; email: string; failure?: ReportFailure };

const fields = ["category", "text", "contact"] as const;

/** "Inhalt melden": three questions, no account. */
export function ReportForm({ about, email, failure }: Props) {
  const t = useT();
  const values = failure?.values ?? {};
  const message = (field: (typeof fields)[number]) => {
    const error = failure?.errors[field];
    return error && t(`errors.${error}`);
  };
  const errors = fields.flatMap((field) => {
    const text = message(field);
    return text ? [{ field, message: `${t(`report.${field}`)} ${text}` }] : [];
  });
  return (
    <OnceForm className="form" noValidate>
      <TooMany seconds={failure?.tooMany} />
      <ErrorSummary errors={errors} />
      <p>
        <ReportAbout about={about} />{" "}
        {about.subject !== "association" && (
          <a href={`/report?association=${about.associationId}`}>{t("report.about.rather")}</a>
        )}
      </p>
      <ChoiceGroup id="category" legend={t("report.category")} error={message("category")}>
        {reportCategories.map((category) => (
          <RadioChip
            key={category}
            name="category"
            value={category}
            label={t(`report.categories.${category}`)}
            defaultChecked={typed(values, "category") === category}
          />
        ))}
      </ChoiceGroup>
      <Field id="text" label={t("report.text")} hint={t("report.textHint")} error={message("text")}>
        {(control) => (
          <Textarea {...control} name="text" maxLength={2_000} defaultValue={typed(values, "text")} />
        )}
      </Field>
      <TextField
        name="contact"
        type="email"
        autoComplete="email"
        maxLength={200}
        label={t("report.contact")}
        hint={t("report.contactHint")}
        error={message("contact")}
        optional
        defaultValue={failure ? typed(values, "contact") : email}
      />
      <p className="small muted">{t("report.emergency")}</p>
      <Button full>{t("report.submit")}</Button>
    </OnceForm>
  );
}

import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ErrorSummary } from "../error-summary";
import { Field, Textarea, TextField } from "../field";
import { Notice } from "../notice";
import { TooMany } from "../too-many";

export type BarrierFailure = { errors: FormErrors; values: FormValues; tooMany?: number };

export type BarrierReportProps = {
  /** whose pages these are; null: the reader chooses one of `others` first */
  municipality: string | null;
  others: { slug: string; name: string }[];
  /** the page that the reader came from */
  page: string;
  sent: boolean;
  failure?: BarrierFailure;
};

/** "Barriere melden": one question, no account. */
export function BarrierReport({ municipality, others, page, sent, failure }: BarrierReportProps) {
  const t = useT();
  return (
    <section className="section" id="melden" aria-labelledby="barrier-title">
      <h2 id="barrier-title">{t("access.report.title")}</h2>
      {sent && municipality && <Notice kind="success">{t("access.report.sent", { municipality })}</Notice>}
      {municipality ? <BarrierForm page={page} failure={failure} /> : <Which others={others} />}
    </section>
  );
}

function BarrierForm({ page, failure }: Pick<BarrierReportProps, "page" | "failure">) {
  const t = useT();
  const values = failure?.values ?? {};
  const message = (field: "text" | "contact") => {
    const error = failure?.errors[field];
    return error && t(`errors.${error}`);
  };
  const errors = (["text", "contact"] as const).flatMap((field) => {
    const text = message(field);
    return text ? [{ field, message: `${t(`access.report.${field}`)} ${text}` }] : [];
  });
  return (
    <form method="post" action="?#melden" className="form" noValidate>
      <TooMany seconds={failure?.tooMany} />
      <ErrorSummary errors={errors} />
      <input type="hidden" name="page" value={typed(values, "page") || page} />
      <Field
        id="text"
        label={t("access.report.text")}
        hint={t("access.report.textHint")}
        error={message("text")}
      >
        {(control) => (
          <Textarea {...control} name="text" maxLength={2_000} defaultValue={typed(values, "text")} />
        )}
      </Field>
      <TextField
        name="contact"
        type="email"
        autoComplete="email"
        maxLength={200}
        label={t("access.report.contact")}
        error={message("contact")}
        optional
        defaultValue={typed(values, "contact")}
      />
      <Button>{t("access.report.submit")}</Button>
    </form>
  );
}

function Which({ others }: Pick<BarrierReportProps, "others">) {
  const t = useT();
  return (
    <>
      <p>{t("access.report.which")}</p>
      <ul className="link-list">
        {others.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/m/${slug}/barrierefreiheit#melden`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

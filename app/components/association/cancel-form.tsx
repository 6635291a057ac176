import { Form } from "@remix-run/react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button, LinkButton } from "../button";
import { ChoiceGroup, RadioCard } from "../choice";
import { ErrorSummary } from "../error-summary";
import { Field, Textarea } from "../field";

type CancelFormProps = { needId: string; errors: FormErrors; values: FormValues };

const reasons = { "not-needed": "reasonNotNeeded", other: "reasonOther" } as const;

/** One tap for the weather; anything else in two. */
export function CancelForm({ needId, errors, values }: CancelFormProps) {
  const t = useT();
  const message = (field: "reason" | "text") => errors[field] && t(`errors.${errors[field]}`);
  const summary = (["reason", "text"] as const).flatMap((field) => {
    const text = message(field);
    return text ? [{ field, message: `${t(`association.cancel.${field}`)} ${text}` }] : [];
  });
  return (
    <>
      <Form method="post">
        <Button full variant="danger" name="reason" value="weather">
          {t("association.cancel.weather")}
        </Button>
      </Form>
      <Form method="post" className="form" noValidate>
        <h2>{t("association.cancel.otherTitle")}</h2>
        <ErrorSummary errors={summary} />
        <ChoiceGroup
          id="reason"
          legend={t("association.cancel.reason")}
          error={message("reason")}
          layout="cards"
        >
          {Object.entries(reasons).map(([reason, label]) => (
            <RadioCard
              key={reason}
              name="reason"
              value={reason}
              title={t(`association.cancel.${label}`)}
              defaultChecked={typed(values, "reason") === reason}
            />
          ))}
        </ChoiceGroup>
        <Field
          id="text"
          label={t("association.cancel.text")}
          hint={t("association.cancel.textHint")}
          error={message("text")}
          optional
        >
          {(control) => (
            <Textarea {...control} name="text" maxLength={500} defaultValue={typed(values, "text")} />
          )}
        </Field>
        <div className="row">
          <Button variant="danger">{t("association.cancel.submit")}</Button>
          <LinkButton variant="quiet" to={`/association/help/${needId}`}>
            {t("association.cancel.keep")}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

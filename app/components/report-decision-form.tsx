import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { ReportRefusal } from "~/domain/reports";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ChoiceGroup, RadioCard } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field, Textarea } from "./field";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import type { ReportCaseData } from "./report-case";

export type ReportDecisionFailure = {
  refusal?: ReportRefusal;
  errors: FormErrors;
  values: FormValues;
};

type Props = { report: ReportCaseData; failure?: ReportDecisionFailure };

/** One decision with one reason, which both sides will read. */
export function ReportDecisionForm({ report, failure }: Props) {
  const t = useT();
  const values = failure?.values ?? {};
  const message = {
    decision: failure?.errors.decision && t("report.case.undecided"),
    reason: failure?.errors.reason && t(`errors.${failure.errors.reason}`),
  };
  const errors = (["decision", "reason"] as const).flatMap((field) =>
    message[field]
      ? [
          {
            field,
            message: `${t(`report.case.${field === "decision" ? "decide" : field}`)}: ${message[field]}`,
          },
        ]
      : [],
  );
  const again = report.decided !== null;
  return (
    <>
      {failure?.refusal && (
        <Notice kind="refusal" reason={failure.refusal} title={t(`report.refusal.${failure.refusal}`)} />
      )}
      {report.choices.length > 0 && (
        <OnceForm className="form" noValidate>
          <h2>{t(again ? "report.case.decideAgain" : "report.case.decide")}</h2>
          <ErrorSummary errors={errors} />
          <ChoiceGroup
            id="decision"
            legend={<span className="visually-hidden">{t("report.case.decide")}</span>}
            error={message.decision}
            layout="cards"
          >
            {report.choices.map((decision) => (
              <RadioCard
                key={decision}
                name="decision"
                value={decision}
                title={t(`report.decision.${decision}`)}
                detail={t(`report.decisionHint.${decision}`)}
                defaultChecked={typed(values, "decision") === decision || report.choices.length === 1}
              />
            ))}
          </ChoiceGroup>
          <Field
            id="reason"
            label={t("report.case.reason")}
            hint={t("report.case.reasonHint")}
            error={message.reason}
          >
            {(control) => (
              <Textarea {...control} name="reason" maxLength={2_000} defaultValue={typed(values, "reason")} />
            )}
          </Field>
          <div className="row">
            <Button>{t(again ? "report.case.decideAgain" : "report.case.decide")}</Button>
          </div>
        </OnceForm>
      )}
    </>
  );
}

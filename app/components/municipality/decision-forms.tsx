import { Form } from "@remix-run/react";
import { type AssociationDecision, type AssociationStatus, moves } from "~/domain/team";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Disclosure } from "../disclosure";
import { Field, Textarea } from "../field";

export type DecisionAnswer = {
  associationId: string;
  decision: AssociationDecision | null;
  refusal: "wrong-status" | "reason-required";
  reason: string;
};

type Props = {
  associationId: string;
  status: AssociationStatus;
  answer?: DecisionAnswer;
  /** where the form goes; the page's own address when absent */
  action?: string;
};

const decisions = [
  "approve",
  "restore",
  "refuse",
  "suspend",
] as const satisfies readonly AssociationDecision[];

/** What can be decided about it now. Whatever needs a reason is folded, so that nobody taps it by mistake. */
export function DecisionForms({ associationId, status, answer, action }: Props) {
  const t = useT();
  const own = answer?.associationId === associationId ? answer : undefined;
  return (
    <div className="stack-tight">
      {decisions
        .filter((decision) => moves[decision].from.includes(status))
        .map((decision) =>
          moves[decision].needsReason ? (
            <Disclosure
              key={decision}
              open={own?.decision === decision}
              summary={t(`municipality.associations.decide.${decision}`)}
            >
              <ReasonForm
                {...{ associationId, decision, action }}
                answer={own?.decision === decision ? own : undefined}
              />
            </Disclosure>
          ) : (
            <Form key={decision} method="post" action={action} className="stack-tight">
              <input type="hidden" name="associationId" value={associationId} />
              <div className="row">
                <Button name="decision" value={decision} icon="check">
                  {t(`municipality.associations.decide.${decision}`)}
                </Button>
              </div>
              <p className="small muted">{t(`municipality.associations.explain.${decision}`)}</p>
            </Form>
          ),
        )}
    </div>
  );
}

type ReasonFormProps = {
  associationId: string;
  decision: AssociationDecision;
  answer?: DecisionAnswer;
  action?: string;
};

function ReasonForm({ associationId, decision, answer, action }: ReasonFormProps) {
  const t = useT();
  const id = `reason-${decision}-${associationId}`;
  const missing = answer?.refusal === "reason-required";
  return (
    <Form method="post" action={action} className="form" noValidate>
      <input type="hidden" name="associationId" value={associationId} />
      <p>{t(`municipality.associations.explain.${decision}`)}</p>
      <Field
        id={id}
        label={t("municipality.associations.reason")}
        hint={t("municipality.associations.reasonHint")}
        error={missing && t("municipality.associations.refusal.reason-required")}
      >
        {(control) => (
          <Textarea {...control} name="reason" defaultValue={answer?.reason} maxLength={1000} required />
        )}
      </Field>
      <div className="row">
        <Button variant="danger" name="decision" value={decision}>
          {t(`municipality.associations.decide.${decision}`)}
        </Button>
      </div>
    </Form>
  );
}

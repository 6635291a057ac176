import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { EmptyState } from "../empty-state";
import { Notice } from "../notice";
import { AssociationFacts, type OfficeAssociation } from "./association-card";
import { type DecisionAnswer, DecisionForms } from "./decision-forms";

export type AskedShowing = { associationId: string; name: string; purpose: string; home: string };

export type Done = "approve" | "refuse" | "suspend" | "restore" | "granted" | "declined";

type ApprovalsProps = {
  applied: readonly OfficeAssociation[];
  showings: readonly AskedShowing[];
  done: Done | null;
  answer?: DecisionAnswer;
};

/** Who wants to publish here, and who wants to be shown here as well. */
export function Approvals({ applied, showings, done, answer }: ApprovalsProps) {
  const t = useT();
  return (
    <>
      <DecisionNotice done={done} answer={answer} />
      {applied.length + showings.length === 0 && (
        <EmptyState icon="circleCheck" title={t("municipality.approvals.empty")}>
          {t("municipality.approvals.emptyText")}
        </EmptyState>
      )}
      {applied.length > 0 && (
        <section className="section" aria-labelledby="applied-title">
          <h2 id="applied-title">{t("municipality.approvals.applied")}</h2>
          {applied.map((association) => (
            <article key={association.id} className="card stack" aria-labelledby={`name-${association.id}`}>
              <h3 id={`name-${association.id}`}>{association.name}</h3>
              <AssociationFacts association={association} />
              <DecisionForms associationId={association.id} status={association.status} answer={answer} />
            </article>
          ))}
        </section>
      )}
      {showings.length > 0 && <Showings showings={showings} />}
    </>
  );
}

function Showings({ showings }: { showings: readonly AskedShowing[] }) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="showings-title">
      <h2 id="showings-title">{t("municipality.approvals.showings")}</h2>
      <p>{t("municipality.approvals.showingsLead")}</p>
      {showings.map(({ associationId, name, purpose, home }) => (
        <article
          key={associationId}
          className="card stack-tight"
          aria-labelledby={`showing-${associationId}`}
        >
          <h3 id={`showing-${associationId}`}>{name}</h3>
          <p className="muted">{t("municipality.approvals.from", { home })}</p>
          {purpose && <p>{purpose}</p>}
          <Form method="post" className="row">
            <input type="hidden" name="associationId" value={associationId} />
            <Button name="showing" value="grant" icon="check">
              {t("municipality.approvals.grant")}
            </Button>
            <Button name="showing" value="refuse" variant="quiet">
              {t("municipality.approvals.refuse")}
            </Button>
          </Form>
        </article>
      ))}
    </section>
  );
}

/** What came of the last decision. */
export function DecisionNotice({ done, answer }: { done: Done | null; answer?: DecisionAnswer }) {
  const t = useT();
  if (answer) {
    return (
      <Notice kind="refusal" reason={answer.refusal}>
        {t(`municipality.associations.refusal.${answer.refusal}`)}
      </Notice>
    );
  }
  return done && <Notice kind="success">{t(`municipality.associations.done.${done}`)}</Notice>;
}

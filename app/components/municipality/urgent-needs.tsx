import { Form, Link } from "@remix-run/react";
import { emergencies } from "~/domain/urgent";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatTime } from "~/i18n/format";
import { Button } from "../button";
import { CheckboxRow } from "../choice";
import { EmptyState } from "../empty-state";
import { Notice } from "../notice";

export type UrgentNeed = {
  id: string;
  title: string;
  urgentReason: string;
  emergency: string | null;
  publishedAt: Date | null;
  association: { name: string };
};

type UrgentNeedsProps = {
  waiting: readonly UrgentNeed[];
  used: readonly UrgentNeed[];
  now: Date;
  released: boolean;
  answer: { id: string; refusal: "authority" | "nothing" } | null;
};

/** What rings only with the town hall's word, and what associations called urgent this month. */
export function UrgentNeeds({ waiting, used, now, released, answer }: UrgentNeedsProps) {
  const t = useT();
  return (
    <>
      <Notice kind="warn">{t("common.need.emergency")}</Notice>
      {released && <Notice kind="success">{t("municipality.urgent.released")}</Notice>}
      {answer?.refusal === "nothing" && (
        <Notice kind="refusal" reason="nothing">
          {t("municipality.urgent.nothing")}
        </Notice>
      )}
      {waiting.length + used.length === 0 && (
        <EmptyState icon="circleCheck" title={t("municipality.urgent.empty")}>
          {t("municipality.urgent.emptyText")}
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <section className="section" aria-labelledby="urgent-waiting">
          <h2 id="urgent-waiting">{t("municipality.urgent.waiting")}</h2>
          {waiting.map((need) => (
            <article key={need.id} className="card stack" aria-labelledby={`urgent-${need.id}`}>
              <UrgentFacts need={need} now={now} />
              <Form method="post" className="stack-tight">
                <input type="hidden" name="helpRequestId" value={need.id} />
                <CheckboxRow
                  id={`asked-${need.id}`}
                  name="asked"
                  value="on"
                  title={t("municipality.urgent.asked")}
                />
                {answer?.id === need.id && answer.refusal === "authority" && (
                  <p className="field-error" role="alert">
                    {t("municipality.urgent.askedMissing")}
                  </p>
                )}
                <Button>{t("municipality.urgent.release")}</Button>
              </Form>
            </article>
          ))}
        </section>
      )}
      {used.length > 0 && (
        <section className="section" aria-labelledby="urgent-used">
          <h2 id="urgent-used">{t("municipality.urgent.used")}</h2>
          {used.map((need) => (
            <article key={need.id} className="card stack-tight" aria-labelledby={`urgent-${need.id}`}>
              <UrgentFacts need={need} now={now} />
            </article>
          ))}
        </section>
      )}
    </>
  );
}

function UrgentFacts({ need, now }: { need: UrgentNeed; now: Date }) {
  const t = useT();
  const locale = useLocale();
  const emergency = emergencies.find((one) => one === need.emergency);
  const when = need.publishedAt
    ? `${formatDay(need.publishedAt, locale, "short", now)}, ${formatTime(need.publishedAt, locale)}`
    : "";
  return (
    <>
      <h3 id={`urgent-${need.id}`}>
        <Link to={`/help/${need.id}`}>{need.title}</Link>
      </h3>
      <p className="muted">
        {[need.association.name, emergency && t(`needForm.urgent.${emergency}`), when]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p>{need.urgentReason}</p>
    </>
  );
}

import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { AnswerButton } from "./answer-form";
import type { AnswerFailure, AnswerPageData } from "./answer-page-data";
import { LinkButton } from "./button";
import { Notice } from "./notice";
import { Unbroken } from "./unbroken";

type Props = { page: AnswerPageData; failure?: AnswerFailure };

/** How things stand, before anything else; taking back is always one tap. */
export function AnswerStanding({ page, failure }: Props) {
  const t = useT();
  const { standing, done, need } = page;
  if (failure?.refusal === "expired" || standing === "expired") {
    return <Notice kind="info" icon="clock" reason={failure?.refusal} title={t("pings.answer.expired")} />;
  }
  if (standing === "cancelled") return <Notice kind="warn" title={t("common.need.cancelled")} />;
  if (standing === "coming") return <Coming page={page} />;
  if (standing === "declined") {
    return (
      <Notice kind="info" icon="bellOff" title={t("help.declined.title")}>
        <div className="stack-tight">
          <p>{t("help.declined.text")}</p>
          <AnswerButton id={need.id} answer="undo" variant="secondary">
            {t("common.action.undo")}
          </AnswerButton>
        </div>
      </Notice>
    );
  }
  if (standing === "enough") {
    return (
      <Notice kind="success" icon="heartHandshake" reason={failure?.refusal} title={t("help.enough.title")}>
        {t("help.enough.closed")}
      </Notice>
    );
  }
  const refusal = failure?.refusal ?? (standing === "refused" ? page.refusal : null);
  if (refusal) return <Notice kind="refusal" reason={refusal} title={t(`errors.refusal.${refusal}`)} />;
  return done === "withdraw" ? (
    <Notice kind="info" icon="undo" title={t("help.withdrawn.title")}>
      {t("help.withdrawn.text")}
    </Notice>
  ) : null;
}

function Coming({ page }: { page: AnswerPageData }) {
  const t = useT();
  const locale = useLocale();
  const { need, shift, done } = page;
  const place = need.place.meetingPoint ?? need.place.name ?? t("help.in.fromHome");
  const appointment = formatShift(shift, locale, page.now);
  const hidden = need.place.kind === "private";
  return (
    <Notice kind="success" title={<Unbroken>{t("help.in.title", { appointment, place })}</Unbroken>}>
      <div className="stack-tight">
        {need.contactName && <p>{t("help.in.contact", { name: need.contactName })}</p>}
        {hidden && <p>{t("pings.answer.address")}</p>}
        <div className="row">
          {need.place.kind === "public" && need.place.point && (
            <LinkButton to={`/ping/way/${need.id}`} reloadDocument variant="secondary" small icon="route">
              {t("common.action.showWay")}
            </LinkButton>
          )}
          <AnswerButton id={need.id} answer={done === "yes" ? "undo" : "withdraw"} variant="quiet" small>
            {t(done === "yes" ? "common.action.undo" : "help.in.withdraw")}
          </AnswerButton>
        </div>
      </div>
    </Notice>
  );
}

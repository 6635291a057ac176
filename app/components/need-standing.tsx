import { cancelReasonText } from "~/i18n/cancel-reason";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { GuardianNeeded } from "./guardian-needed";
import { AnswerForm } from "./need-answers";
import type { NeedPageData, NeedPageFailure } from "./need-page-data";
import { Notice } from "./notice";
import { SendForm } from "./send-form";
import { labelled } from "./sentence";

type Props = { page: NeedPageData; coming: boolean; failure?: NeedPageFailure };

/** How things stand, before anything else: refused, cancelled, over, enough found, given back, silenced. */
export function NeedStanding({ page, coming, failure }: Props) {
  const t = useT();
  const { need } = page;
  const labels: Record<string, string> = {
    shiftId: t("help.signup.when"),
    name: t("help.signup.name"),
    people: need.unit ? t("help.signup.units", { unit: need.unit }) : t("help.signup.people"),
    phone: t("help.signup.phone"),
    guardianPhone: t("privacy.young.guardianPhone"),
    birthYear: t("help.signup.birthYear"),
  };
  const errors = Object.entries(failure?.errors ?? {}).flatMap(([field, error]) =>
    error ? [{ field, message: labelled(labels[field], t(`errors.${error}`)) }] : [],
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      {failure?.refusal && failure.refusal !== "consent" && (
        <Notice kind="refusal" reason={failure.refusal} title={t(`errors.refusal.${failure.refusal}`)} />
      )}
      {page.halted && (
        <Notice kind="warn" title={t("team.halted.title")}>
          {t("team.halted.text")}
        </Notice>
      )}
      {page.shifts.some((shift) => shift.refusal === "barred") && !failure?.refusal && (
        <Notice kind="info" title={t("team.bars.kindTitle")}>
          {t("team.bars.kind", { association: need.association })}
        </Notice>
      )}
      {!page.over && <GuardianNeeded page={page} failure={failure} />}
      {need.status === "cancelled" && <Cancelled page={page} coming={coming} />}
      {need.status !== "cancelled" && page.over && (
        <Notice kind="info" icon="sun" title={t("help.over.title")}>
          {t("help.over.text")}
        </Notice>
      )}
      {!page.over && (need.status === "filled" || need.status === "closed") && !coming && (
        <Notice kind="success" icon="heartHandshake" title={t("help.enough.title")}>
          {t(need.status === "filled" ? "help.enough.full" : "help.enough.closed")}
        </Notice>
      )}
      {page.entered && <Notice kind="success" title={t("pings.answer.entered")} />}
      <Withdrawn page={page} />
      {page.declined && (
        <Notice kind="info" icon="bellOff" title={t("help.declined.title")}>
          <div className="stack-tight">
            <p>{t("help.declined.text")}</p>
            <AnswerForm id={need.id} answer="undo" label={t("common.action.undo")} />
          </div>
        </Notice>
      )}
    </>
  );
}

function Cancelled({ page, coming }: { page: NeedPageData; coming: boolean }) {
  const t = useT();
  const { cancelReason } = page.need;
  return (
    <Notice kind="warn" title={t("common.need.cancelled")}>
      {cancelReason && <p>{t("help.cancelled.reason", { reason: cancelReasonText(cancelReason, t) })}</p>}
      <p>{t(coming ? "help.cancelled.coming" : "help.cancelled.text")}</p>
    </Notice>
  );
}

/** Undoing is signing up again, with as many people as before. */
function Withdrawn({ page }: { page: NeedPageData }) {
  const t = useT();
  const shift = page.shifts.find((one) => one.id === page.withdrawn);
  if (!shift || shift.coming || shift.people === null) return null;
  return (
    <Notice kind="info" icon="undo" title={t("help.withdrawn.title")}>
      <div className="stack-tight">
        <p>{t("help.withdrawn.text")}</p>
        {(shift.refusal === null || shift.refusal === "full") && (
          <SendForm action={`/help/${page.need.id}/signup`} mayWait="signup">
            <input type="hidden" name="shiftId" value={shift.id} />
            <input type="hidden" name="people" value={shift.people} />
            <Button variant="secondary">{t("common.action.undo")}</Button>
          </SendForm>
        )}
      </div>
    </Notice>
  );
}

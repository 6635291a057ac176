import type { SignupRefusal } from "~/domain/signup";
import { useT } from "~/i18n/context";
import { LinkButton } from "./button";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";

/** The link of a need that is not shown at the moment: it says so, and nothing of what stood there. */
export function HiddenNeed({ refusal }: { refusal?: SignupRefusal }) {
  const t = useT();
  return (
    <div className="page">
      {refusal && <Notice kind="refusal" reason={refusal} title={t(`errors.refusal.${refusal}`)} />}
      <EmptyState
        icon="eye"
        headingLevel={1}
        title={t("report.hidden.title")}
        action={<LinkButton to="/">{t("report.sent.back")}</LinkButton>}
      >
        {t("report.hidden.text")}
      </EmptyState>
    </div>
  );
}

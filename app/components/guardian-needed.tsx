import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { LinkButton } from "./button";
import { GuardianForm } from "./guardian-form";
import { blocks, type NeedPageData, type NeedPageFailure } from "./need-page-data";
import { Notice } from "./notice";

type Props = { page: NeedPageData; failure?: NeedPageFailure };

/** A kind no to somebody under 16, and the way on: whom to ask. */
export function GuardianNeeded({ page, failure }: Props) {
  const t = useT();
  const refused = failure?.refusal === "consent";
  const waits = page.shifts.some((shift) => shift.refusal === "consent");
  const nothingElse = waits && page.shifts.every((shift) => blocks(shift.refusal));
  if (!refused && !nothingElse) return null;
  const values = failure?.values ?? {};
  return (
    <div role={refused ? "alert" : undefined}>
      <Notice
        kind="warn"
        icon="heartHandshake"
        reason={refused ? "consent" : undefined}
        title={t("errors.refusal.consent")}
      >
        <div className="stack">
          <p>{t("privacy.young.refusalText")}</p>
          {page.viewer ? (
            <div>
              <LinkButton to="/me/guardian" variant="secondary" small>
                {t("privacy.young.ask")}
              </LinkButton>
            </div>
          ) : (
            <GuardianForm newcomer={{ name: typed(values, "name"), birthYear: typed(values, "birthYear") }} />
          )}
        </div>
      </Notice>
    </div>
  );
}

import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button, LinkButton } from "./button";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

type RecoveryOfferProps = {
  /** "Sonntag, 22. November 2026": the sheet there is */
  madeOn: string | null;
  needsProof: boolean;
  used: boolean;
  /** where to show who one is first */
  proof: string;
};

/** What a recovery sheet is, and the button that makes one. */
export function RecoveryOffer({ madeOn, needsProof, used, proof }: RecoveryOfferProps) {
  const t = useT();
  const label = t(madeOn ? "ways.sheet.makeNew" : "ways.sheet.make");
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("ways.sheet.title")}</h1>
        <p className="lead">{t("ways.sheet.lead")}</p>
      </header>
      {used && <Notice kind="success">{t("ways.sheet.used")}</Notice>}
      {madeOn && (
        <Notice>
          {t("ways.sheet.exists", { date: madeOn })} {t("ways.sheet.replaces")}
        </Notice>
      )}
      <p>{t("ways.sheet.how")}</p>
      {needsProof ? (
        <div className="stack-tight">
          <p className="muted">{t("ways.sheet.fresh")}</p>
          <LinkButton to={proof} full icon="lock">
            {label}
          </LinkButton>
        </div>
      ) : (
        <OnceForm action="/me/recovery" className="stack-tight">
          <Button full icon="lock">
            {label}
          </Button>
          {used && (
            <LinkButton to="/me" variant="quiet" full>
              {t("ways.sheet.later")}
            </LinkButton>
          )}
        </OnceForm>
      )}
    </>
  );
}

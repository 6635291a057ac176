import { useT } from "~/i18n/context";
import { LinkButton } from "./button";

/** For whoever has no way back but this very browser: no e-mail, no passkey, no sheet. */
export function RecoveryCard() {
  const t = useT();
  return (
    <section className="card stack-tight" aria-labelledby="recovery-card-title">
      <h2 id="recovery-card-title">{t("ways.sheet.cardTitle")}</h2>
      <p>{t("ways.sheet.card")}</p>
      <div className="row">
        <LinkButton to="/me/recovery" variant="secondary" small icon="lock">
          {t("ways.sheet.make")}
        </LinkButton>
      </div>
    </section>
  );
}

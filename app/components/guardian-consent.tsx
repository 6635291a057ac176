import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { Fact } from "./fact";
import { TextField } from "./field";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

export type ConsentData = {
  childName: string;
  /** an instant, once the guardian agreed */
  consentedAt: string | null;
  phone: string;
  now: string;
};

type ConsentPageProps = { page: ConsentData; phoneError?: string; typedPhone?: string };

/** What a guardian reads before they agree, and where they take it back. */
export function ConsentPage({ page, phoneError, typedPhone }: ConsentPageProps) {
  const t = useT();
  const name = page.childName;
  return (
    <>
      <header className="page-head">
        <h1>{t("privacy.consent.title", { name })}</h1>
        {!page.consentedAt && <p className="lead">{t("privacy.consent.lead", { name })}</p>}
      </header>
      {page.consentedAt && <Given page={page} at={page.consentedAt} />}
      <section className="section" aria-labelledby="meaning-title">
        <h2 id="meaning-title">{t("privacy.consent.meaning")}</h2>
        <ul className="facts">
          <Fact icon="heartHandshake" title={t("privacy.consent.whatTitle")}>
            {t("privacy.consent.what", { name })}
          </Fact>
          <Fact icon="clock" title={t("privacy.consent.ageTitle")}>
            {t("privacy.consent.age")}
          </Fact>
          <Fact icon="lock" title={t("privacy.consent.dataTitle")}>
            {t("privacy.consent.data")}
          </Fact>
          <Fact icon="user" title={t("privacy.consent.yoursTitle")}>
            {t("privacy.consent.yours", { name })}
          </Fact>
          <Fact icon="undo" title={t("privacy.consent.backTitle")}>
            {t("privacy.consent.back")}
          </Fact>
        </ul>
        <p className="small">
          <Link to="/datenschutz">{t("privacy.consent.privacy")}</Link>
        </p>
      </section>
      {!page.consentedAt && (
        <OnceForm className="form">
          <TextField
            name="phone"
            label={t("privacy.consent.phone")}
            hint={t("privacy.consent.phoneHint", { name })}
            error={phoneError}
            defaultValue={typedPhone ?? page.phone}
            type="tel"
            autoComplete="tel"
            optional
          />
          <Button full name="intent" value="consent">
            {t("privacy.consent.yes")}
          </Button>
          <p className="small muted">{t("privacy.consent.no")}</p>
        </OnceForm>
      )}
    </>
  );
}

function Given({ page, at }: { page: ConsentData; at: string }) {
  const t = useT();
  const day = formatDay(at, useLocale(), "long", page.now);
  return (
    <Notice kind="success" title={t("privacy.consent.given", { day })}>
      <div className="stack-tight">
        <p>{t("privacy.consent.givenText")}</p>
        <OnceForm>
          <Button variant="secondary" name="intent" value="withdraw">
            {t("privacy.consent.withdraw")}
          </Button>
        </OnceForm>
      </div>
    </Notice>
  );
}

/** The link's end: taken back just now, or never good. */
export function ConsentEnded({ withdrawn }: { withdrawn: boolean }) {
  const t = useT();
  return (
    <EmptyState
      icon={withdrawn ? "check" : "link"}
      title={t(withdrawn ? "privacy.consent.withdrawn" : "privacy.consent.gone")}
      headingLevel={1}
    >
      {t(withdrawn ? "privacy.consent.withdrawnText" : "privacy.consent.goneText")}
    </EmptyState>
  );
}

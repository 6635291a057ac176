import type { FormValues } from "~/domain/forms/form-values";
import type { ConsentState } from "~/domain/guardian";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { LinkButton } from "./button";
import { Disclosure } from "./disclosure";
import { ErrorSummary } from "./error-summary";
import { GuardianForm } from "./guardian-form";
import type { JoinFailure } from "./join-data";
import { Notice } from "./notice";
import { labelled } from "./sentence";
import { ShareBox } from "./share-box";

export type GuardianData = {
  state: ConsentState;
  ownName: string;
  guardianName: string;
  /** to pass on; null when it went out by mail */
  link: string | null;
  needsConsent: boolean;
  /** what is stored of a guardian already */
  known: FormValues;
};

export type GuardianFailure = JoinFailure | { refusal: "too-soon" | "consented" };

/** Somebody under 16 names whom to ask, and sees how it stands. */
export function GuardianPage({ page, failure }: { page: GuardianData; failure?: GuardianFailure }) {
  const t = useT();
  const { state } = page;
  const invalid = failure && "errors" in failure ? failure : undefined;
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("privacy.guardian.title")}</h1>
        <p className="lead">{t(page.needsConsent ? "privacy.guardian.lead" : "privacy.guardian.over16")}</p>
      </header>
      {failure && "refusal" in failure && (
        <Notice kind="refusal" reason={failure.refusal} title={t("privacy.guardian.tooSoon")} />
      )}
      {invalid && <Problems failure={invalid} />}
      {state === "given" && (
        <Notice kind="success" title={t("privacy.guardian.given", { name: page.guardianName })}>
          <LinkButton to="/" variant="secondary" small>
            {t("privacy.guardian.find")}
          </LinkButton>
        </Notice>
      )}
      {state === "asked" && <Waiting page={page} />}
      {state === "none" && (
        <GuardianForm {...(invalid ?? { values: page.known })} phoneOnly={!page.needsConsent} />
      )}
      {state === "asked" && (
        <Disclosure summary={t("privacy.guardian.again")} open={invalid !== undefined}>
          <GuardianForm {...invalid} />
        </Disclosure>
      )}
    </>
  );
}

/** For somebody nobody knows yet: what was wrong with what they sent. */
export function NewcomerGuardianPage({ failure }: { failure: JoinFailure }) {
  const t = useT();
  const { name = "", birthYear = "" } = failure.values;
  return (
    <>
      <header className="page-head">
        <BackLink to="/">{t("common.nav.map")}</BackLink>
        <h1>{t("privacy.guardian.title")}</h1>
        <p className="lead">{t("privacy.guardian.lead")}</p>
      </header>
      <Problems failure={failure} />
      <GuardianForm {...failure} newcomer={{ name: String(name), birthYear: String(birthYear) }} />
    </>
  );
}

const ids: Record<string, string> = {
  name: "guardian-own-name",
  birthYear: "guardian-birth-year",
  guardianPhone: "guardian-phone",
};

function Problems({ failure: { errors } }: { failure: JoinFailure }) {
  const t = useT();
  const labels: Record<string, string> = {
    name: t("privacy.guardian.ownName"),
    birthYear: t("privacy.guardian.birthYear"),
    guardianName: t("privacy.guardian.name"),
    guardianEmail: t("privacy.guardian.email"),
    guardianPhone: t("privacy.guardian.phone"),
  };
  const summary = Object.entries(errors).flatMap(([field, error]) =>
    error ? [{ field: ids[field] ?? field, message: labelled(labels[field], t(`errors.${error}`)) }] : [],
  );
  return <ErrorSummary errors={summary} />;
}

function Waiting({ page: { guardianName, ownName, link } }: { page: GuardianData }) {
  const t = useT();
  return (
    <>
      <Notice kind="info" icon="clock" title={t("privacy.guardian.waiting", { name: guardianName })}>
        {t(link ? "privacy.guardian.share" : "privacy.guardian.mailed")}
      </Notice>
      {link && (
        <ShareBox
          url={link}
          text={t("privacy.guardian.shareText", { name: ownName })}
          hint={t("privacy.guardian.qr")}
        />
      )}
    </>
  );
}

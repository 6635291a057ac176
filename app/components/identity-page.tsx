import { useT } from "~/i18n/context";
import { LinkButton } from "./button";
import { EmptyState } from "./empty-state";

export type IdentityFailure = {
  reason: "unknown" | "over" | "denied" | "down" | "claim" | "refused" | "not-found";
  label: string;
  staff: boolean;
};

const texts = {
  over: "ways.identity.over",
  "not-found": "ways.identity.over",
  denied: "ways.identity.denied",
  down: "ways.identity.down",
  refused: "ways.identity.over",
  claim: "ways.identity.claim",
} as const;

/** Why an identity provider did not sign somebody in, and what to do now. */
export function IdentityFailed({ failure }: { failure: IdentityFailure }) {
  const t = useT();
  const { reason, label, staff } = failure;
  if (reason === "unknown") return <Unknown label={label} staff={staff} />;
  return (
    <div data-reason={`identity-${reason}`}>
      <EmptyState icon="alert" title={t("ways.identity.failedTitle")} headingLevel={1} action={<ToLogin />}>
        {t(texts[reason], { label })}
      </EmptyState>
    </div>
  );
}

function Unknown({ label, staff }: { label: string; staff: boolean }) {
  const t = useT();
  return (
    <div className="stack" data-reason="identity-unknown">
      <div className="page-head">
        <h1>{t("ways.identity.unknownTitle")}</h1>
        <p className="lead">{t("ways.identity.unknown", { label })}</p>
      </div>
      <p>{t(staff ? "ways.identity.unknownStaff" : "ways.identity.unknownOther", { label })}</p>
      <div className="row">
        <ToLogin />
      </div>
    </div>
  );
}

function ToLogin() {
  const t = useT();
  return <LinkButton to="/login">{t("ways.identity.anew")}</LinkButton>;
}

/** A form's answer may not leave the site (CSP form-action): the page does, by itself or by its link. */
export function IdentityGoing({ url, label }: { url: string; label: string }) {
  const t = useT();
  return (
    <>
      <div className="page-head">
        <h1>{t("ways.identity.going", { label })}</h1>
        <p className="lead">{t("ways.identity.goingLead", { label })}</p>
      </div>
      <LinkButton to={url} reloadDocument full>
        {t("ways.identity.goingButton")}
      </LinkButton>
    </>
  );
}

import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button, LinkButton } from "./button";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

export type EraseData = {
  /** signups that still lie ahead */
  coming: number;
  associations: string[];
  municipalities: string[];
  refusal: EraseRefused | null;
};

export type EraseRefused = { reason: "last-owner" | "last-administrator"; names: string[] };

/** Says what goes and what stays before the one button that cannot be undone. */
export function ErasePage({ page }: { page: EraseData }) {
  const t = useT();
  const { refusal } = page;
  return (
    <>
      <header className="page-head">
        <BackLink to="/me/data">{t("privacy.data.title")}</BackLink>
        <h1>{t("privacy.erase.title")}</h1>
        {!refusal && <p className="lead">{t("privacy.erase.lead")}</p>}
      </header>
      {refusal ? <Refused refusal={refusal} /> : <Confirm page={page} />}
    </>
  );
}

function Refused({ refusal: { reason, names } }: { refusal: EraseRefused }) {
  const t = useT();
  const title = t(`privacy.erase.refused.${reason}`, { names: names.join(", ") });
  return (
    <Notice kind="refusal" reason={reason} title={title}>
      <div className="stack-tight">
        <p>{t("privacy.erase.handOver")}</p>
        {reason === "last-owner" && (
          <LinkButton to="/association" variant="secondary" small>
            {t("privacy.erase.toTeam")}
          </LinkButton>
        )}
      </div>
    </Notice>
  );
}

function Confirm({ page }: { page: EraseData }) {
  const t = useT();
  const { coming, associations, municipalities } = page;
  return (
    <>
      <section className="card stack-tight">
        <h2>{t("privacy.erase.what")}</h2>
        <ul className="plain-list">
          <li>{t("privacy.erase.profile")}</li>
          {coming > 0 && <li>{t("privacy.erase.signups", { count: coming })}</li>}
          <li>{t("privacy.erase.past")}</li>
          {associations.length > 0 && <li>{t("privacy.erase.team", { names: associations.join(", ") })}</li>}
          {municipalities.length > 0 && (
            <li>{t("privacy.erase.staff", { names: municipalities.join(", ") })}</li>
          )}
          <li>{t("privacy.erase.backup")}</li>
        </ul>
      </section>
      <div className="row">
        <OnceForm action="/me/leave">
          <Button variant="danger" icon="trash">
            {t("privacy.erase.confirm")}
          </Button>
        </OnceForm>
        <LinkButton to="/me" variant="quiet">
          {t("privacy.erase.keep")}
        </LinkButton>
      </div>
    </>
  );
}

import { useT } from "~/i18n/context";
import { LinkButton } from "../button";
import { Notice } from "../notice";
import type { Standing } from "./team-data";

type TeamStandingProps = { association: Standing; mayManage: boolean };

/** Why nothing can be published at the moment, and what to do about it; nothing for an approved association. */
export function TeamStanding({ association, mayManage }: TeamStandingProps) {
  const t = useT();
  const { id, status, statusReason, municipality, municipalityEmail } = association;
  if (status === "approved") return null;
  if (status === "applied") {
    return (
      <Notice icon="clock" title={t("team.standing.appliedTitle")}>
        {t("team.standing.applied", { municipality })}
      </Notice>
    );
  }
  return (
    <Notice kind="warn" title={t(`team.standing.${status}Title`, { municipality })}>
      <div className="stack-tight">
        <p>{t(`team.standing.${status}`, { municipality })}</p>
        <blockquote className="standing-reason">{statusReason}</blockquote>
        <p>{t(`team.standing.${status}Next`)}</p>
        <p className="row">
          {status === "refused" && mayManage && (
            <LinkButton small variant="secondary" icon="pencil" to={profilePath(id)}>
              {t("team.standing.change")}
            </LinkButton>
          )}
          <a
            className="button button-quiet button-small"
            href={municipalityEmail ? `mailto:${municipalityEmail}` : "/impressum"}
          >
            {t("team.standing.contact")}
          </a>
        </p>
      </div>
    </Notice>
  );
}

export function profilePath(associationId: string): string {
  return `/association/profile?${new URLSearchParams({ association: associationId })}`;
}

export function teamPath(associationId: string, more: Record<string, string> = {}): string {
  return `/association/team?${new URLSearchParams({ association: associationId, ...more })}`;
}

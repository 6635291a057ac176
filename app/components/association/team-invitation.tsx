import type { ReactNode } from "react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { TeamRole } from "~/domain/team";
import { useT } from "~/i18n/context";
import { Button, LinkButton } from "../button";
import { ErrorSummary } from "../error-summary";
import { TextField } from "../field";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";
import { teamPath } from "./team-standing";

export type TeamInvitationAnswer = {
  errors: FormErrors;
  values: FormValues;
  refusal: "over" | "already" | null;
  tooMany: number | null;
};

type TeamInvitationProps = {
  invitation: {
    role: TeamRole;
    association: { id: string; name: string };
    invitedBy: string;
    /** who is signed in here */
    viewer: string | null;
    already: boolean;
  };
  answer: TeamInvitationAnswer | undefined;
  /** the way to sign in first */
  children: ReactNode;
};

/** Who invites into what, and one button. */
export function TeamInvitation({ invitation, answer, children }: TeamInvitationProps) {
  const t = useT();
  const { role, association, invitedBy, viewer, already } = invitation;
  const error = answer?.errors.name && t(`errors.${answer.errors.name}`);
  return (
    <>
      <div className="page-head">
        <h1>{t("team.join.title")}</h1>
        <p className="lead">{t("team.join.lead", { name: invitedBy, association: association.name })}</p>
        <p>{t(role === "owner" ? "team.join.asOwner" : "team.join.asCoordinator")}</p>
      </div>
      {already ? (
        <>
          <Notice reason="already">{t("team.refusal.already")}</Notice>
          <LinkButton full to={teamPath(association.id)}>
            {t("team.page.title")}
          </LinkButton>
        </>
      ) : (
        <OnceForm className="form" noValidate>
          <ErrorSummary errors={error ? [{ field: "name", message: error }] : []} />
          {viewer ? (
            <p className="muted">{t("team.join.known", { name: viewer })}</p>
          ) : (
            <TextField
              name="name"
              label={t("team.join.name")}
              hint={t("team.join.nameHint")}
              error={error}
              defaultValue={typed(answer?.values ?? {}, "name")}
              autoComplete="name"
              maxLength={80}
            />
          )}
          <Button full icon="users">
            {t("team.join.button")}
          </Button>
          {!viewer && (
            <div className="stack-tight small muted">
              <p>{t("team.join.privacy")}</p>
              <p>
                {t("team.join.account")} {children}
              </p>
            </div>
          )}
        </OnceForm>
      )}
    </>
  );
}

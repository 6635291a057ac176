import { Form } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatDate } from "~/i18n/format";
import { Button } from "../button";
import { ChoiceGroup, RadioCard } from "../choice";
import { Notice } from "../notice";
import { ShareBox } from "../share-box";
import type { TeamAnswer, TeamPageData } from "./team-data";

type Props = { page: TeamPageData; answer: TeamAnswer | undefined };

/** A link or QR code that lets one person in; it stands here once, right after it was made. */
export function TeamInvite({ page, answer }: Props) {
  const t = useT();
  const { association } = page;
  return (
    <section className="section card" aria-labelledby="invite-title">
      <h2 id="invite-title">{t("team.invite.title")}</h2>
      {answer?.invitation ? (
        <>
          <Notice kind="success" title={t("team.invite.readyTitle")}>
            {t("team.invite.ready")}
          </Notice>
          <ShareBox
            url={answer.invitation.url}
            text={t("team.invite.shareText", { association: association.name })}
          />
        </>
      ) : (
        <p className="muted">{t("team.invite.lead")}</p>
      )}
      <Form method="post" className="form">
        <input type="hidden" name="associationId" value={association.id} />
        <ChoiceGroup id="role" legend={t("team.invite.role")} layout="cards">
          {(["coordinator", "owner"] as const).map((role) => (
            <RadioCard
              key={role}
              name="role"
              value={role}
              title={t(`team.page.${role}`)}
              detail={t(`team.page.${role}Detail`)}
              defaultChecked={role === (answer?.invitation?.role ?? "coordinator")}
            />
          ))}
        </ChoiceGroup>
        <Button
          icon="userPlus"
          variant={answer?.invitation ? "secondary" : "primary"}
          name="intent"
          value="invite"
        >
          {t("team.invite.button")}
        </Button>
      </Form>
      <OpenInvitations page={page} />
    </section>
  );
}

function OpenInvitations({ page }: { page: TeamPageData }) {
  const t = useT();
  const locale = useLocale();
  if (page.invitations.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t("team.invite.open")}</h3>
      <ul className="plain-rows">
        {page.invitations.map(({ tokenHash, role, expiresAt, invitedBy }) => {
          const date = formatDate(expiresAt, locale);
          return (
            <li key={tokenHash} className="row-spread">
              <span>
                {t("team.invite.openLine", { role: t(`team.page.${role}`), date })}
                {invitedBy && (
                  <span className="small muted"> · {t("team.invite.openBy", { name: invitedBy })}</span>
                )}
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="associationId" value={page.association.id} />
                <input type="hidden" name="invitation" value={tokenHash} />
                <Button
                  small
                  variant="quiet"
                  name="intent"
                  value="revoke"
                  aria-label={t("team.invite.revokeNamed", { date })}
                >
                  {t("team.invite.revoke")}
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

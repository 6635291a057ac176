import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { BackLink } from "../back-link";
import { Button, LinkButton } from "../button";
import { Notice } from "../notice";
import { BarList } from "./bar-list";
import type { TeamAnswer, TeamPageData } from "./team-data";
import { TeamInvite } from "./team-invite";
import { TeamMembers } from "./team-members";
import { TeamNeighbours } from "./team-neighbours";
import { profilePath, TeamStanding, teamPath } from "./team-standing";

type Props = { page: TeamPageData; answer: TeamAnswer | undefined };

/** The team of one association: who is in it, how it stands with the municipality, whom it does not want. */
export function TeamPage({ page, answer }: Props) {
  const t = useT();
  const { association, mayManage, done } = page;
  const waits = association.status === "applied" || association.status === "refused";
  return (
    <>
      <div className="page-head">
        <BackLink to="/association">{t("team.page.back")}</BackLink>
        <h1>{t("team.page.title")}</h1>
        <p className="muted">{association.name}</p>
        <OtherTeams page={page} />
      </div>
      {done && !answer && <Notice kind="success">{t(`team.done.${done}`)}</Notice>}
      {answer?.refusal && (
        <Notice kind="refusal" reason={answer.refusal}>
          {t(`team.refusal.${answer.refusal}`)}
        </Notice>
      )}
      <TeamStanding association={association} mayManage={mayManage} />
      <TeamMembers page={page} />
      {mayManage && <TeamInvite page={page} answer={answer} />}
      <BarList page={page} />
      {mayManage && association.status === "approved" && <TeamNeighbours page={page} />}
      <div className="stack-tight">
        {mayManage && (
          <LinkButton variant="secondary" icon="pencil" to={profilePath(association.id)}>
            {t("team.page.profileChange")}
          </LinkButton>
        )}
        {mayManage && waits && <Withdraw associationId={association.id} />}
        <Leave associationId={association.id} />
      </div>
    </>
  );
}

function OtherTeams({ page }: { page: TeamPageData }) {
  if (page.others.length === 0) return null;
  return (
    <ul className="row">
      {page.others.map(({ id, name }) => (
        <li key={id}>
          <Link to={teamPath(id)}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}

function Leave({ associationId }: { associationId: string }) {
  const t = useT();
  return (
    <Form method="post" className="stack-tight">
      <input type="hidden" name="associationId" value={associationId} />
      <Button variant="quiet" icon="logout" name="intent" value="leave" aria-describedby="leave-hint">
        {t("team.page.leave")}
      </Button>
      <p id="leave-hint" className="small muted">
        {t("team.page.leaveHint")}
      </p>
    </Form>
  );
}

function Withdraw({ associationId }: { associationId: string }) {
  const t = useT();
  return (
    <Form method="post" className="stack-tight">
      <input type="hidden" name="associationId" value={associationId} />
      <Button variant="danger" icon="trash" name="intent" value="withdraw" aria-describedby="withdraw-hint">
        {t("team.apply.withdraw")}
      </Button>
      <p id="withdraw-hint" className="small muted">
        {t("team.apply.withdrawHint")}
      </p>
    </Form>
  );
}

import { useT } from "~/i18n/context";
import { LinkButton } from "../button";
import type { Standing } from "./team-data";
import { TeamStanding, teamPath } from "./team-standing";

/** The ways to the teams of somebody's associations. */
export function TeamLinks({ groups }: { groups: readonly { id: string; name: string }[] }) {
  const t = useT();
  return (
    <p className="row">
      {groups.map(({ id, name }) => (
        <LinkButton key={id} small variant="secondary" icon="users" to={teamPath(id)}>
          {groups.length > 1 ? t("team.page.navFor", { name }) : t("team.page.nav")}
        </LinkButton>
      ))}
    </p>
  );
}

export type OwnStanding = { association: Standing; mayManage: boolean };

/** How those stand that may not publish; named where somebody has several. */
export function TeamStandings({ standings, several }: { standings: OwnStanding[]; several: boolean }) {
  return standings.map(({ association, mayManage }) => (
    <div key={association.id} className="stack-tight">
      {several && <h2>{association.name}</h2>}
      <TeamStanding association={association} mayManage={mayManage} />
    </div>
  ));
}

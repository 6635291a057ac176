import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Icon } from "../icon";
import type { TeamPageData } from "./team-data";

type Member = TeamPageData["members"][number];
type Props = { page: TeamPageData };

/** Who belongs to the team; owners change it here. */
export function TeamMembers({ page }: Props) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="members-title">
      <h2 id="members-title">{t("team.page.members")}</h2>
      <ul className="people">
        {page.members.map((member) => (
          <MemberRow key={member.personId} page={page} member={member} />
        ))}
      </ul>
    </section>
  );
}

function MemberRow({ page, member }: Props & { member: Member }) {
  const t = useT();
  const own = member.personId === page.viewerId;
  return (
    <li className="person">
      <span className="avatar" aria-hidden="true">
        {[...member.name][0]?.toUpperCase()}
      </span>
      <span className="person-text">
        <span className="person-name">
          {member.name} {own && <span className="muted">({t("team.page.you")})</span>}
        </span>
        <span className="person-detail">
          {t(`team.page.${member.role}`)}: {t(`team.page.${member.role}Detail`)}
        </span>
      </span>
      {page.mayManage && !own && <MemberActions page={page} member={member} />}
    </li>
  );
}

function MemberActions({ page, member }: Props & { member: Member }) {
  const t = useT();
  const { personId, name, role } = member;
  const handOver = new URLSearchParams({ association: page.association.id, person: personId });
  return (
    <details className="person-more">
      <summary>
        <span aria-hidden="true">{t("team.page.more")}</span>
        <span className="visually-hidden">{t("team.page.moreName", { name })}</span>
        <Icon name="chevronDown" />
      </summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="associationId" value={page.association.id} />
        <input type="hidden" name="personId" value={personId} />
        <Button small variant="secondary" name="intent" value={role === "owner" ? "coordinator" : "owner"}>
          {t(role === "owner" ? "team.page.makeCoordinator" : "team.page.makeOwner")}
        </Button>
        <Link className="button button-secondary button-small" to={`/association/hand-over?${handOver}`}>
          {t("team.page.handOver")}
        </Link>
        <Button
          small
          variant="danger"
          name="intent"
          value="remove"
          aria-label={t("team.page.removeName", { name })}
        >
          {t("team.page.remove")}
        </Button>
      </Form>
    </details>
  );
}

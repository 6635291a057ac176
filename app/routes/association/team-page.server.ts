import { localeOf, notFound, requireMay, requireTeam, type TeamViewer } from "~/auth/guards.server";
import { type Standing, type TeamPageData, teamDones } from "~/components/association/team-data";
import { isUuid } from "~/domain/uuid";
import { translator } from "~/i18n/translator.server";
import { associationOfTeam } from "~/models/association-list.server";
import { barsOf } from "~/models/bar.server";
import { neighboursOf } from "~/models/showing.server";
import { membersOf } from "~/models/team.server";
import { openInvitations } from "~/models/team-invitation.server";
import { headOf } from "../head.server";

/** The association that `asked` names and the viewer belongs to, else their first one. */
export async function ownAssociation(request: Request, asked: unknown) {
  const viewer = await requireTeam(request);
  const membership = asked
    ? viewer.memberships.find((one) => one.associationId === asked)
    : viewer.memberships[0];
  if (!membership || (asked && !isUuid(asked))) throw notFound();
  await requireMay(request, "team:see", { associationId: membership.associationId });
  return { viewer, associationId: membership.associationId, mayManage: membership.role === "owner" };
}

/** Everything the page of a team shows; one loader for its doors. */
export async function loadTeamPage(request: Request) {
  const search = new URL(request.url).searchParams;
  const { viewer, associationId, mayManage } = await ownAssociation(request, search.get("association"));
  const done = search.get("done");
  const [association, members, invitations, bars, neighbours] = await Promise.all([
    associationOfTeam(associationId),
    membersOf(associationId),
    mayManage ? openInvitations(associationId, new Date()) : [],
    barsOf(associationId),
    mayManage ? neighboursOf(associationId) : [],
  ]);
  const page: TeamPageData = {
    association: standingOf(association),
    others: viewer.memberships
      .filter((one) => one.associationId !== associationId)
      .map((one) => ({ id: one.associationId, name: one.association.name })),
    viewerId: viewer.id,
    ...{ mayManage, members, invitations, bars, neighbours },
    done: teamDones.find((one) => one === done) ?? null,
  };
  const locale = localeOf(request, viewer);
  const title = `${translator(locale)("team.page.title")}: ${association.name}`;
  return { page, head: headOf({ title }, locale) };
}

/** How those of the viewer's associations stand that may not publish. */
export async function standingsOf(viewer: TeamViewer) {
  const waiting = viewer.memberships.filter(({ association }) => association.status !== "approved");
  return Promise.all(
    waiting.map(async ({ associationId, role }) => ({
      association: standingOf(await associationOfTeam(associationId)),
      mayManage: role === "owner",
    })),
  );
}

export function standingOf({
  id,
  name,
  status,
  statusReason,
  municipality,
}: Awaited<ReturnType<typeof associationOfTeam>>): Standing {
  const { name: town, imprintEmail } = municipality;
  return { ...{ id, name, status, statusReason }, municipality: town, municipalityEmail: imprintEmail };
}

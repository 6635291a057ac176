import { data, redirect } from "@remix-run/node";
import { notFound, requireMay } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { TeamAnswer, TeamDone } from "~/components/association/team-data";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { withdrawApplication } from "~/models/association-apply.server";
import { unbar } from "~/models/bar.server";
import { askShowing, takeBackShowing } from "~/models/showing.server";
import { changeRole, leaveTeam, removeMember } from "~/models/team.server";
import { inviteToTeam, revokeInvitation } from "~/models/team-invitation.server";
import { ownAssociation } from "./team-page.server";

type Result = { ok: true } | { ok: false; reason: NonNullable<TeamAnswer["refusal"]> | "not-found" };

/** What can be done on the page of a team; only owners manage it. */
export async function actOnTeam(request: Request, form: FormData) {
  const { viewer, associationId } = await ownAssociation(request, form.get("associationId"));
  const intent = form.get("intent");
  if (intent === "leave") {
    return lead(
      await leaveTeam(associationId, viewer.id),
      viewer.memberships.length > 1 ? "/association" : "/me",
    );
  }
  if (intent === "unbar") {
    const by = await requireMay(request, "person:bar", { associationId });
    const role = viewer.memberships.find((one) => one.associationId === associationId)?.role;
    await unbar(associationId, idIn(form, "personId"), { personId: by.id, role: role ?? "coordinator" });
    return lead({ ok: true }, done("unbarred"));
  }
  const { id } = await requireMay(request, "team:manage", { associationId });
  switch (intent) {
    case "invite":
      return invite(associationId, id, form.get("role") === "owner" ? "owner" : "coordinator");
    case "revoke":
      await revokeInvitation(associationId, id, String(form.get("invitation") ?? ""));
      return lead({ ok: true }, done("revoked"));
    case "owner":
    case "coordinator":
      return lead(await changeRole(associationId, id, idIn(form, "personId"), intent), done("role"));
    case "remove":
      return lead(await removeMember(associationId, id, idIn(form, "personId")), done("removed"));
    case "ask":
      return lead(await askShowing(associationId, id, idIn(form, "municipalityId"), now()), done("asked"));
    case "take-back":
      return lead(await takeBackShowing(associationId, id, idIn(form, "municipalityId")), done("takenBack"));
    case "withdraw":
      return lead(
        await withdrawApplication(associationId, id),
        viewer.resident ? "/me" : "/associations/new",
      );
    default:
      throw notFound();
  }

  function done(what: TeamDone): string {
    return `/association/team?${new URLSearchParams({ association: associationId, done: what })}`;
  }
}

/** The link is said once, in the answer to the form: an address with it in would stay in the history. */
async function invite(associationId: string, ownerId: string, role: "owner" | "coordinator") {
  const token = await inviteToTeam(associationId, ownerId, role, new Date());
  if (!token) throw notFound();
  const invitation = { url: `${env().baseUrl}/team/${token}`, role };
  return data<TeamAnswer>({ refusal: null, invitation }, { headers: { "Cache-Control": "no-store" } });
}

function lead(result: Result, to: string) {
  if (result.ok) return redirect(to, 303);
  if (result.reason === "not-found") throw notFound();
  return data<TeamAnswer>({ refusal: result.reason, invitation: null }, { status: 409 });
}

function idIn(form: FormData, name: string): string {
  const id = form.get(name);
  if (!isUuid(id)) throw notFound();
  return id;
}

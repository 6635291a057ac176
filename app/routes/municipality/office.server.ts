import { redirect } from "@remix-run/node";
import { actorOf, notFound, requirePerson, requireStaff, type StaffViewer } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { OfficeNav } from "~/components/municipality/office-nav";
import { type Act, may } from "~/domain/permissions";
import type { Decider } from "~/models/association.server";
import { standingOf } from "~/models/municipality-read.server";
import { waitingEmergencies } from "~/models/urgent.server";

export type Office = { viewer: StaffViewer; by: Decider; office: OfficeNav };

/**
 * The town hall that a page or an action belongs to: the one named by `?m=`, else the only one this person
 * works for. Who works for several chooses first. Whoever may not do `act` there does not find it.
 */
export async function officeOf(request: Request, act: Act = "municipality:see"): Promise<Office> {
  const slug = new URL(request.url).searchParams.get("m");
  if (slug === null && request.method === "GET") {
    const { staff } = await requirePerson(request);
    if (staff.length > 1) throw redirect("/municipality");
  }
  const viewer = await requireStaff(request, slug);
  const { id: municipalityId, name, slug: own } = viewer.municipality;
  // Without a name in the address nobody decides for the wrong one of two.
  if (slug === null && viewer.staff.length > 1) throw notFound();
  if (!may(actorOf(viewer), act, { municipalityId })) throw notFound();
  const [{ applied, showings, reports, barriers }, urgent] = await Promise.all([
    standingOf(municipalityId),
    waitingEmergencies(municipalityId, now()),
  ]);
  return {
    viewer,
    by: { personId: viewer.id, role: viewer.staffRole, municipalityId },
    office: {
      ...{ slug: own, name, operator: viewer.operator, several: viewer.staff.length > 1 },
      administrator: viewer.staffRole === "administrator",
      waiting: { approvals: applied + showings, reports, urgent, barriers },
    },
  };
}

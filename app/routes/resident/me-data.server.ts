import type { Viewer } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { Commitment, MeData, ProfileData } from "~/components/me-data";
import { isCategory } from "~/domain/categories";
import { slots } from "~/domain/free-times";
import { isSkill } from "~/domain/skills";
import { env } from "~/env.server";
import { nearestPlace } from "~/models/gazetteer.server";
import { confirmedDetails } from "~/models/help-request-read.server";
import { devicesOf } from "~/models/push-subscription.server";
import { waysBackOf } from "~/models/recovery.server";
import { commitmentsOf } from "~/models/resident-read.server";
import { needSummary } from "../need-summary.server";
import { fittingFor } from "../resident-fit.server";

/** Everything the page about oneself shows. */
export async function loadMe(viewer: Viewer, params: URLSearchParams): Promise<MeData> {
  const clock = now();
  const [commitments, fits, devices, ways] = await Promise.all([
    ownCommitments(viewer.id, clock),
    viewer.resident ? fittingFor(viewer, clock) : [],
    devicesOf(viewer.id),
    waysBackOf(viewer.id, new Date()),
  ]);
  const { name, email, emailConfirmed, phone, birthYear } = viewer;
  return {
    ...{ name, email, emailConfirmed, phone, birthYear },
    now: clock.toISOString(),
    welcome: params.has("welcome") && viewer.resident !== null,
    coordinator: viewer.memberships.length > 0,
    commitments,
    fits: fits.map(({ need, reasons }) => ({ need: needSummary(need), reasons })),
    profile: profileData(viewer, params.get("pause") === "invalid", clock),
    publicKey: env().vapid.publicKey,
    devices: devices.length,
    onlyHere: !email && !ways.sheetMadeAt && ways.passkeys + ways.identities === 0,
  };
}

async function ownCommitments(personId: string, clock: Date): Promise<Commitment[]> {
  const commitments = await commitmentsOf(personId, clock);
  return Promise.all(
    commitments.map(async ({ signup, shift, need }) => {
      const details = await confirmedDetails(need.id, personId, clock);
      const place = details?.place ?? need.place;
      return {
        id: signup.id,
        helpRequestId: need.id,
        title: need.title,
        category: need.category,
        cancelled: need.status === "cancelled",
        start: shift.start.toISOString(),
        end: shift.end.toISOString(),
        flexible: shift.flexible,
        meetAt: need.meetAt,
        place: [place.meetingPoint, place.name].filter(Boolean).join(", ") || null,
        contactName: details?.contactName ?? "",
        contactPhone: details?.contactPhone ?? "",
        people: signup.people,
        changed: need.changedAt !== null && signup.confirmedAt < need.changedAt,
      };
    }),
  );
}

function profileData({ resident }: Viewer, pauseRefused: boolean, clock: Date): ProfileData | null {
  if (!resident) return null;
  const { pausedUntil } = resident;
  return {
    places: resident.places.map((place) => ({
      id: place.id,
      label: place.label,
      near: nearestPlace(place).name,
      radiusKm: place.radiusKm,
    })),
    interests: resident.interests.filter(isCategory),
    skills: resident.skills.filter(isSkill),
    free: slots.filter((slot) => resident.free.includes(slot)),
    pausedUntil: pausedUntil && pausedUntil > clock ? pausedUntil.toISOString() : null,
    pauseRefused,
  };
}

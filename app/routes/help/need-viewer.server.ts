import type { Viewer } from "~/auth/session.server";
import type { NeedShift } from "~/components/need-page-data";
import { isMinor } from "~/domain/age";
import { signupRefusal } from "~/domain/signup";
import { storedReasons } from "~/domain/stored-reasons";
import { isBarred } from "~/models/bar.server";
import { isBlocked } from "~/models/block.server";
import { confirmedDetails, type PublicNeed, signupsOf } from "~/models/help-request-read.server";
import { invitationOf } from "~/models/invitation.server";
import { confirmedShiftsOf } from "~/models/own-answers.server";
import { devicesOf } from "~/models/push-subscription.server";
import { viewerReasons } from "../resident-fit.server";

export type OwnSide = Awaited<ReturnType<typeof ownSide>>;

/** What this person has to do with this need. */
export async function ownSide(viewer: Viewer, need: PublicNeed, clock: Date) {
  const [signups, taken, confirmed, invitation, barred, blocked, devices] = await Promise.all([
    signupsOf(need.id, viewer.id),
    confirmedShiftsOf(viewer.id),
    confirmedDetails(need.id, viewer.id, clock),
    viewer.resident ? invitationOf(need.id, viewer.id) : null,
    isBarred(need.association.id, viewer.id),
    viewer.resident ? isBlocked(viewer.id, need.association.id) : false,
    devicesOf(viewer.id),
  ]);
  const coming = signups.filter((signup) => signup.status === "confirmed");
  const fresh = viewerReasons(viewer, need, clock);
  const reasons = fresh ?? (invitation && need.status === "open" ? storedReasons(invitation.reasons) : null);
  const { changedAt } = need;
  return {
    signups,
    taken,
    confirmed,
    barred,
    blocked,
    coming: coming.length > 0,
    canBeRung: devices.length > 0,
    reasons: barred ? null : reasons,
    mayDecline: coming.length === 0 && reasons !== null && !barred,
    declined: invitation?.answer === "not_this_time" && coming.length === 0,
    askStillFits:
      changedAt !== null &&
      need.status !== "cancelled" &&
      coming.some(
        (signup) =>
          signup.confirmedAt < changedAt &&
          need.shifts.some((shift) => shift.id === signup.shiftId && shift.end > clock),
      ),
  };
}

/** Each shift, and what a yes would answer now. */
export function shiftsFor(
  viewer: Viewer | null,
  need: PublicNeed,
  own: OwnSide | null,
  clock: Date,
): NeedShift[] {
  return need.shifts.map((shift) => {
    const signup = own?.signups.find((one) => one.shiftId === shift.id);
    const refusal = signupRefusal({
      need: { ...need, status: need.halted ? "closed" : need.status },
      shift,
      barred: own?.barred,
      taken: shift.taken,
      people: 1,
      own: own?.taken ?? [],
      birthYear: viewer?.birthYear ?? null,
      consent: viewer?.guardian?.consentedAt != null,
      phone: viewer && phoneFor(viewer, shift.start),
      now: clock,
    });
    return {
      id: shift.id,
      start: shift.start.toISOString(),
      end: shift.end.toISOString(),
      flexible: shift.flexible,
      places: shift.places,
      taken: shift.taken,
      refusal,
      people: signup?.people ?? null,
      coming: signup?.status === "confirmed",
    };
  });
}

/** Of somebody under 18 the guardian's. */
export function phoneFor({ birthYear, phone, guardian }: Viewer, day: Date): string | null {
  return isMinor(birthYear, day) ? guardian?.phone || null : phone;
}

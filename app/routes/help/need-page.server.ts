import { localeOf, notFound } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { NeedPageData, NeedShift } from "~/components/need-page-data";
import { isMinor } from "~/domain/age";
import { youthRules } from "~/domain/guardian";
import { insuranceHint } from "~/domain/insurance";
import { signupRefusal } from "~/domain/signup";
import { isSkill } from "~/domain/skills";
import { storedReasons } from "~/domain/stored-reasons";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { formatShift } from "~/i18n/format";
import { translator } from "~/i18n/translator.server";
import { isBarred } from "~/models/bar.server";
import { isBlocked } from "~/models/block.server";
import {
  confirmedDetails,
  findPublicNeed,
  type PublicNeed,
  signupsOf,
} from "~/models/help-request-read.server";
import { invitationOf } from "~/models/invitation.server";
import { confirmedShiftsOf } from "~/models/own-answers.server";
import { headOf } from "../head.server";
import { viewerDistance, viewerReasons } from "../resident-fit.server";

/** The id in the address, fit for the database. @throws 404 */
export function needId(id: string | undefined): string {
  if (!isUuid(id)) throw notFound();
  return id;
}

/** Everything the page of a need shows, to this viewer; one loader for its four addresses. */
export async function loadNeedPage(request: Request, rawId: string | undefined) {
  const id = needId(rawId);
  const [signedIn, need] = await Promise.all([viewerOf(request), findPublicNeed(id)]);
  if (!need) throw notFound();
  const forWhom = new URL(request.url).searchParams.get("for");
  const viewer = forWhom === "other" ? null : signedIn;
  const clock = now();
  const locale = localeOf(request, viewer);
  const own = viewer && (await ownSide(viewer, need, clock));
  const coming = own?.signups.some((signup) => signup.status === "confirmed") ?? false;
  if (need.halted && !coming)
    return { page: null, head: headOf({ title: translator(locale)("report.hidden.title") }, locale) };
  const url = `${env().baseUrl}/help/${id}`;
  const page: NeedPageData = {
    now: clock.toISOString(),
    url,
    need: shown(need),
    halted: need.halted,
    over: need.endsAt !== null && need.endsAt <= clock,
    shifts: shiftsFor(viewer, need, own, clock),
    distance: viewerDistance(viewer, need.place.point),
    reasons: own?.reasons ?? null,
    mayDecline: own?.mayDecline ?? false,
    declined: own?.declined ?? false,
    viewer: viewer && {
      phone: phoneFor(viewer, need.shifts[0]?.start ?? clock),
      knownAge: viewer.birthYear !== null,
      minor: isMinor(viewer.birthYear, need.shifts[0]?.start ?? clock),
    },
    controller: env().imprint.name || need.municipality,
    youthRules: youthRules(need),
    confirmed: own?.confirmed ?? null,
    askStillFits: own?.askStillFits ?? false,
    withdrawn: new URL(request.url).searchParams.get("withdrawn"),
    forOther: forWhom === "other",
    entered: forWhom === "entered",
    report: `/report?need=${id}`,
    block: own && viewer?.resident ? { associationId: need.association.id, blocked: own.blocked } : null,
  };
  const shift = need.shifts.find((one) => one.end > clock) ?? need.shifts[0];
  const description = [shift && formatShift(shift, locale, clock), need.place.name, need.association.name];
  const head = headOf(
    { title: need.title, description: description.filter(Boolean).join(" · "), url },
    locale,
  );
  return { page, head };
}

type OwnSide = Awaited<ReturnType<typeof ownSide>>;

async function ownSide(viewer: Viewer, need: PublicNeed, clock: Date) {
  const [signups, taken, confirmed, invitation, barred, blocked] = await Promise.all([
    signupsOf(need.id, viewer.id),
    confirmedShiftsOf(viewer.id),
    confirmedDetails(need.id, viewer.id, clock),
    viewer.resident ? invitationOf(need.id, viewer.id) : null,
    isBarred(need.association.id, viewer.id),
    viewer.resident ? isBlocked(viewer.id, need.association.id) : false,
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

function shiftsFor(viewer: Viewer | null, need: PublicNeed, own: OwnSide | null, clock: Date): NeedShift[] {
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
function phoneFor({ birthYear, phone, guardian }: Viewer, day: Date): string | null {
  return isMinor(birthYear, day) ? guardian?.phone || null : phone;
}

function shown(need: PublicNeed): NeedPageData["need"] {
  const { id, status, title, text, category, minimumAge, phoneRequired, place, municipality } = need;
  const { department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason } = need;
  return {
    ...{ id, status, title, text, category, minimumAge, phoneRequired, place, municipality },
    ...{ department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason },
    urgent: need.urgency === "urgent",
    emergency: need.emergency,
    requiredSkills: need.requiredSkills.filter(isSkill),
    helpfulSkills: need.helpfulSkills.filter(isSkill),
    contactName: need.contactName,
    association: need.association.name,
    care: { papers: need.papers, insurance: insuranceHint(need.land) },
  };
}

import { localeOf, notFound, requireTeam, type TeamViewer } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { Reach, RosterPerson, RosterShift, TeamNeed } from "~/components/association/team-need";
import { isCategory } from "~/domain/categories";
import { roundedCount } from "~/domain/counts";
import { type AssociationReasons, type Reasons, reasonsForAssociation } from "~/domain/matching";
import { shortAddress } from "~/domain/short-link";
import { mayCall } from "~/domain/sign-in";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { needOfTeam, reachOf, rosterOf } from "~/models/association-read.server";
import { decisionsAbout } from "~/models/report-read.server";
import { ringingOf } from "~/models/ringing-read.server";
import { liveNeed, somebodyFits } from "~/models/team-need.server";
import { headOf } from "../head.server";

/** The need of a URL for its own team; what belongs to others does not exist. */
export async function ownNeed(request: Request, id: string | undefined) {
  const viewer = await requireTeam(request);
  const need = isUuid(id) ? await needOfTeam(id, viewer.associationIds) : null;
  if (!need) throw notFound();
  return { viewer, need };
}

type OwnNeed = Awaited<ReturnType<typeof ownNeed>>["need"];

/** What the page of a published need shows. Counts are rounded and reasons cut here, not in the browser. */
export async function teamNeedPage(request: Request, viewer: TeamViewer, need: OwnNeed) {
  const at = now();
  const [decisions, ringing, roster, exact, fits, live] = await Promise.all([
    decisionsAbout({ helpRequestId: need.id }, new Date()),
    ringingOf(need.id),
    rosterOf(need.id, at),
    reachOf(need.id),
    somebodyFits(need.id),
    liveNeed(need.id, at),
  ]);
  const reach: Reach = {
    rung: roundedCount(exact.rung),
    opened: roundedCount(exact.opened),
    fits,
    nextAt: exact.waiting > 0 ? exact.nextAt : null,
  };
  return {
    need: shownNeed(need, shownRoster(roster, viewer), at),
    reach,
    decisions,
    ringing: { ...ringing, waiting: exact.waiting > 0 },
    now: at,
    version: live?.version ?? "",
    shortUrl: shortAddress(env().baseUrl, need.code),
    head: headOf({ title: need.title }, localeOf(request, viewer)),
  };
}

function shownNeed(need: OwnNeed, shifts: RosterShift[], at: Date): TeamNeed {
  const { id, title, lang, status, unit, cancelReason, category } = need;
  if (!isCategory(category)) throw new Error(`The need ${id} has an unknown category.`);
  return {
    ...{ id, title, lang, status, unit, cancelReason, category, shifts },
    associationName: need.association.name,
    place: need.placeKind === "none" ? null : need.placeName || need.areaName || null,
    past: need.endsAt !== null && need.endsAt <= at,
  };
}

type Roster = Awaited<ReturnType<typeof rosterOf>>[number];

/** Others' phone numbers are for whoever signed in within 30 days. */
function shownRoster(roster: Roster[], viewer: TeamViewer): RosterShift[] {
  const calls = mayCall(viewer.session, new Date());
  return roster.map(({ id, start, end, flexible, places, taken, signups }) => {
    const people = signups.map(shownPerson);
    return {
      ...{ id, start, end, flexible, places, taken },
      people: calls
        ? people
        : people.map((one) => ({ ...one, phone: null, phoneHidden: one.phone !== null })),
    };
  });
}

function shownPerson({ reasons, ...signup }: Roster["signups"][number]): RosterPerson {
  return { ...signup, reasons: cut(reasons) };
}

function cut(reasons: unknown): AssociationReasons | null {
  return typeof reasons === "object" && reasons !== null ? reasonsForAssociation(reasons as Reasons) : null;
}

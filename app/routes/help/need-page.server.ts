import { localeOf, notFound } from "~/auth/guards.server";
import { type Viewer, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { NeedPageData } from "~/components/need-page-data";
import { isMinor } from "~/domain/age";
import { directionsTo } from "~/domain/directions";
import { youthRules } from "~/domain/guardian";
import { shortAddress } from "~/domain/short-link";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import { translator } from "~/i18n/translator.server";
import { findPublicNeed, type PublicNeed } from "~/models/help-request-read.server";
import { headOf } from "../head.server";
import { viewerDistance } from "../resident-fit.server";
import { needHead } from "./need-head.server";
import { shownNeed } from "./need-shown.server";
import { type OwnSide, ownSide, phoneFor, shiftsFor } from "./need-viewer.server";

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
  const { searchParams } = new URL(request.url);
  const viewer = searchParams.get("for") === "other" ? null : signedIn;
  const clock = now();
  const locale = localeOf(request, viewer);
  const own = viewer && (await ownSide(viewer, need, clock));
  const { tenant } = need;
  if (need.halted && !own?.coming)
    return { page: null, tenant, head: headOf({ title: translator(locale)("report.hidden.title") }, locale) };
  const t = translator(locale);
  const { title, association } = need;
  const page: NeedPageData = {
    now: clock.toISOString(),
    url: `${env().baseUrl}/help/${id}`,
    shortUrl: shortAddress(env().baseUrl, need.code),
    shareText: t("help.shareText", { title, association: association.name }),
    need: shownNeed(need),
    halted: need.halted,
    over: isOver(need, clock),
    shifts: shiftsFor(viewer, need, own, clock),
    distance: viewerDistance(viewer, need.place.point),
    way: wayTo(need, own, request),
    ...ownPart(need, viewer, own, clock),
    controller: env().imprint.name || need.municipality,
    youthRules: youthRules(need),
    withdrawn: searchParams.get("withdrawn"),
    forOther: searchParams.get("for") === "other",
    entered: searchParams.get("for") === "entered",
    report: `/report?need=${id}`,
  };
  return { page, tenant, head: needHead(need, page.url, locale, clock) };
}

/** Of somebody's home only those coming learn the way. */
function wayTo({ title, place }: PublicNeed, own: OwnSide | null, request: Request): string | null {
  const shown = own?.confirmed?.place ?? place;
  if (!shown.point || (shown.kind === "private" && !own?.confirmed)) return null;
  return directionsTo(shown.point, shown.name ?? title, request.headers.get("User-Agent") ?? "");
}

/** What is this viewer's alone. */
function ownPart(need: PublicNeed, viewer: Viewer | null, own: OwnSide | null, clock: Date) {
  const day = need.shifts[0]?.start ?? clock;
  const live = need.status !== "cancelled" && !isOver(need, clock);
  return {
    viewer: viewer && {
      phone: phoneFor(viewer, day),
      knownAge: viewer.birthYear !== null,
      minor: isMinor(viewer.birthYear, day),
    },
    reasons: own?.reasons ?? null,
    mayDecline: own?.mayDecline ?? false,
    declined: own?.declined ?? false,
    confirmed: own?.confirmed ?? null,
    askStillFits: own?.askStillFits ?? false,
    block: own && viewer?.resident ? { associationId: need.association.id, blocked: own.blocked } : null,
    pushKey: live && own?.coming && !own.canBeRung ? env().vapid.publicKey : null,
  };
}

function isOver({ endsAt }: PublicNeed, clock: Date): boolean {
  return endsAt !== null && endsAt <= clock;
}

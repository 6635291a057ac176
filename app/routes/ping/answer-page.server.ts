import { localeOf } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { AnswerPageData } from "~/components/answer-page-data";
import type { AnswerLink } from "~/domain/answer-link";
import { storedReasons } from "~/domain/stored-reasons";
import { type AnswerState, answerState } from "~/models/answer-link.server";
import { headOf } from "../head.server";

/** How things stand for whom the link is bound to; null when there is nothing (any more) to answer. */
export async function loadAnswerPage(request: Request, link: AnswerLink) {
  const clock = now();
  const [state, viewer] = await Promise.all([answerState(link, clock), viewerOf(request)]);
  if (!state) return null;
  const { person, need, shift, coming } = state;
  const page: AnswerPageData = {
    now: clock.toISOString(),
    person: person.name,
    need: {
      id: need.id,
      title: need.title,
      category: need.category,
      association: need.association.name,
      place: need.place,
      meetAt: need.meetAt,
      bring: need.bring,
      contactName: coming ? need.contactName : "",
      minimumAge: need.minimumAge,
      urgent: need.urgency === "urgent",
    },
    shift: {
      id: shift.id,
      start: shift.start.toISOString(),
      end: shift.end.toISOString(),
      flexible: shift.flexible,
    },
    others: need.shifts.filter((one) => one.id !== shift.id && one.end > clock).length,
    reasons: storedReasons(state.reasons),
    standing: standingOf(state),
    refusal: state.refusal,
    done: doneOf(request),
  };
  return { page, head: headOf({ title: need.title }, localeOf(request, viewer)) };
}

function standingOf(state: AnswerState): AnswerPageData["standing"] {
  const { need, coming, declined, expired, refusal, minor } = state;
  if (need.status === "cancelled") return "cancelled";
  if (expired) return "expired";
  if (coming) return "coming";
  if (declined) return "declined";
  if (refusal === "full" || refusal === "closed") return "enough";
  // Of somebody under 18 it is a guardian's number, which the need's own page asks for.
  if (refusal === "phone") return minor ? "refused" : "open";
  return refusal === null || refusal === "birth-year" ? "open" : "refused";
}

function doneOf(request: Request): AnswerPageData["done"] {
  const done = new URL(request.url).searchParams.get("done");
  return done === "yes" || done === "withdraw" ? done : null;
}

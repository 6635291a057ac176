import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { needForCalendar } from "~/models/calendar-read.server";
import { answer, feedLocale, textOf } from "../calendar/feed.server";
import { needId } from "./need-page.server";

/** The dates of one need, or (`?shift=`) one of them; to take over once, or to subscribe to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = needId(params.id);
  const found = await needForCalendar(id);
  const shift = new URL(request.url).searchParams.get("shift");
  const wanted = (one: { id: string }) => shift === null || one.id === shift;
  if (!found) throw notFound();
  const { need, removed } = found;
  const shifts = need.shifts.filter(wanted);
  if (shifts.length === 0 && !removed.some(wanted)) throw notFound();
  const chosen = { need: { ...need, shifts }, removed: removed.filter(wanted) };
  const named = { name: need.title, path: `/help/${id}`, locale: feedLocale(request) };
  return answer(request, textOf([chosen], named), { "Cache-Control": "public, max-age=60" });
}

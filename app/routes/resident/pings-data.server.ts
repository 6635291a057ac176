import type { ResidentViewer } from "~/auth/guards.server";
import type { PingsData } from "~/components/pings-data";
import { isCategory } from "~/domain/categories";
import { storedReasons } from "~/domain/stored-reasons";
import { habitsOf, pingsOf, pingsThisWeek } from "~/models/pings.server";
import { devicesOf } from "~/models/push-subscription.server";
import { fittingFor } from "../resident-fit.server";

/** Everything the page about one's own pings shows. */
export async function loadPings(viewer: ResidentViewer, clock: Date): Promise<PingsData> {
  const { id, resident } = viewer;
  const [pings, used, devices, fits, habits] = await Promise.all([
    pingsOf(id, clock),
    pingsThisWeek(id, clock),
    devicesOf(id),
    fittingFor(viewer, clock),
    habitsOf(id),
  ]);
  const { quietFrom, quietUntil, quietSundays, weeklyBudget, digestDay, pausedUntil, objects } = resident;
  const waiting = fits.filter(({ need }) => !pings.invited.has(need.id));
  return {
    now: clock.toISOString(),
    off: weeklyBudget === 0 && digestDay === null,
    pausedUntil: pausedUntil && pausedUntil > clock ? pausedUntil.toISOString() : null,
    used,
    budget: weeklyBudget,
    quiet: { from: quietFrom, until: quietUntil, sundays: quietSundays },
    digestDay,
    devices: devices.length,
    byMail: devices.length === 0 && viewer.email !== null && viewer.emailConfirmed,
    rang: pings.rang.map(({ id, need, rungAt, deliverAt, reasons, answer, chance }) => ({
      id,
      need: { id: need.id, title: need.title, category: need.category },
      at: (rungAt ?? deliverAt).toISOString(),
      reasons: storedReasons(reasons),
      answer,
      chance: objects ? null : chance,
    })),
    held: [
      ...waiting.map(({ need }) => ({
        id: need.id,
        need: { id: need.id, title: need.title, category: need.category },
        at: null,
        why: used >= weeklyBudget ? ("budget" as const) : ("others" as const),
      })),
      ...pings.held.map(({ id, need, rungAt, deliverAt, why }) => ({
        id,
        need: { id: need.id, title: need.title, category: need.category },
        at: why === "quiet" ? (rungAt ?? deliverAt).toISOString() : null,
        why,
      })),
    ],
    learned: objects ? null : learnedOf(resident, habits),
  };
}

type Habits = Awaited<ReturnType<typeof habitsOf>>;

function learnedOf(
  { lastPingAt, lastEnding }: ResidentViewer["resident"],
  habits: Habits,
): PingsData["learned"] {
  const ending = lastEnding === "declined" || lastEnding === "accepted" ? lastEnding : "unanswered";
  return {
    habits: habits
      .map(({ category, association, yes, no }) => ({
        category: isCategory(category) ? category : null,
        association,
        yes,
        no,
      }))
      .filter(({ yes, no }) => yes >= 0.05 || no >= 0.05),
    lastPing: lastPingAt && { at: lastPingAt.toISOString(), ending },
  };
}

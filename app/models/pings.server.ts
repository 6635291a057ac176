import { weekEnd, weekStart } from "~/domain/budget";
import { isCategory } from "~/domain/categories";
import { db } from "./db.server";

const since = 8 * 7 * 86_400_000;
const shownAtMost = 12;

/** Why a ping did not ring, as its resident reads it. */
export type Held = "quiet" | "budget" | "digested" | "paused" | "unreachable" | "over";

/** What rang in the last eight weeks, and what was held back; the newest first. */
export async function pingsOf(residentId: string, now: Date) {
  const rows = await db().invitation.findMany({
    where: { residentId, deliverAt: { gt: new Date(now.getTime() - since) } },
    include: {
      helpRequest: { select: { id: true, title: true, category: true, status: true, hiddenAt: true } },
    },
    orderBy: [{ deliverAt: "desc" }, { id: "asc" }],
    take: 10 * shownAtMost,
  });
  // What the municipality hid is not quoted here either.
  const known = rows.flatMap(({ helpRequest, ...row }) => {
    const { category, hiddenAt } = helpRequest;
    return hiddenAt === null && isCategory(category) ? [{ ...row, need: { ...helpRequest, category } }] : [];
  });
  return {
    rang: known.filter((row) => row.rungAt && row.rungAt <= now && !row.silenced).slice(0, shownAtMost),
    held: known
      .flatMap((row) => {
        const why = heldWhy(row, now);
        return why ? [{ ...row, why }] : [];
      })
      .slice(0, shownAtMost),
    invited: new Set(rows.map((row) => row.helpRequestId)),
  };
}

type Row = {
  rungAt: Date | null;
  silenced: string | null;
  deliverAt: Date;
  answer: string | null;
  digestedAt: Date | null;
};

function heldWhy({ rungAt, silenced, deliverAt, answer, digestedAt }: Row, now: Date): Held | null {
  if (!silenced) return (rungAt ?? deliverAt) > now ? "quiet" : null;
  // Their own answer came first: nothing was kept from them.
  if (answer !== null) return null;
  if (silenced === "enough") return digestedAt ? "digested" : "budget";
  if (silenced === "unwanted") return "paused";
  return silenced === "unreachable" ? "unreachable" : "over";
}

/** How many pings of this week have rung, as the budget counts them. */
export async function pingsThisWeek(residentId: string, now: Date): Promise<number> {
  return db().invitation.count({
    where: { residentId, silenced: null, rungAt: { gte: weekStart(now), lt: weekEnd(now) } },
  });
}

/** What the belief remembers of this resident: counts by kind of need and by association. */
export async function habitsOf(residentId: string) {
  const habits = await db().habit.findMany({ where: { residentId }, orderBy: { subject: "asc" } });
  const ids = habits.flatMap(({ subject }) => idOf(subject) ?? []);
  const associations = await db().association.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(associations.map(({ id, name }) => [id, name]));
  return habits.map(({ subject, yes, no, at }) => ({
    category: subject.startsWith("category:") ? subject.slice("category:".length) : null,
    association: names.get(idOf(subject) ?? "") ?? null,
    yes,
    no,
    at,
  }));
}

function idOf(subject: string): string | null {
  return subject.startsWith("association:") ? subject.slice("association:".length) : null;
}

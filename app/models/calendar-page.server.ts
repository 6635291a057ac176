import { type CalendarOf, visible } from "./calendar-read.server";
import { db } from "./db.server";
import { type PublicNeed, publicView, whole } from "./help-request-read.server";

/** Open and just filled needs with a shift in a period, for a page: at most `take`, what ends first. */
export async function needsBetween(
  { from, until }: { from: Date; until: Date },
  of: CalendarOf,
  take: number,
): Promise<PublicNeed[]> {
  const rows = await db().helpRequest.findMany({
    where: {
      ...visible(of),
      status: { in: ["open", "filled"] },
      endsAt: { gt: from },
      shifts: { some: { end: { gt: from }, start: { lt: until } } },
    },
    include: whole,
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
    take,
  });
  return rows.map(publicView);
}

/** The start of the next shift from this instant on; null: nothing is planned. */
export async function nextDate(of: CalendarOf, from: Date): Promise<Date | null> {
  const shift = await db().shift.findFirst({
    where: { start: { gte: from }, helpRequest: { ...visible(of), status: { in: ["open", "filled"] } } },
    orderBy: { start: "asc" },
    select: { start: true },
  });
  return shift?.start ?? null;
}

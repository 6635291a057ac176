import type { Category } from "~/domain/categories";
import { exactPlace } from "~/domain/need-view";
import { db } from "./db.server";
import type { Prisma } from "./generated/client";
import {
  contactsUntil,
  type PublicNeed,
  publicView,
  shown,
  shownIn,
  whole,
} from "./help-request-read.server";

/** Whose needs a calendar holds; nothing: all of them. */
export type CalendarOf = { municipalityId?: string; associationId?: string; category?: Category };

type Removed = { id: string; start: Date; end: Date };
export type CalendarNeed = { need: PublicNeed; removed: Removed[] };

const dayMs = 24 * 60 * 60_000;
const most = { ahead: 2_000, past: 500 };

/** How far back a calendar reaches: 30 days; what is off is told until a week after it would have ended. */
export function calendarSince(now: Date): { held: Date; off: Date } {
  return { held: new Date(now.getTime() - 30 * dayMs), off: new Date(now.getTime() - 7 * dayMs) };
}

/** What a feed is made of: the next 2,000 needs, and the last 500 of the past 30 days. */
export async function needsForFeed(of: CalendarOf, now: Date): Promise<CalendarNeed[]> {
  const where = { ...visible(of), status: { not: "draft" } } satisfies Prisma.HelpRequestWhereInput;
  const { held } = calendarSince(now);
  const [ahead, past] = await Promise.all([
    db().helpRequest.findMany({
      where: { ...where, endsAt: { gt: now } },
      include: withRemoved,
      orderBy: [{ endsAt: "asc" }, { id: "asc" }],
      take: most.ahead,
    }),
    db().helpRequest.findMany({
      where: { ...where, endsAt: { gt: held, lte: now } },
      include: withRemoved,
      orderBy: [{ endsAt: "desc" }, { id: "asc" }],
      take: most.past,
    }),
  ]);
  return [...past.reverse(), ...ahead].map(calendarNeed);
}

/** How often anything about any need changed: triggers count it in the table of changes. */
export async function changesSoFar(): Promise<string> {
  const [row] = await db().$queryRaw<{ value: bigint }[]>`select last_value as value from need_change_id_seq`;
  return String(row?.value ?? 0);
}

/** One need's dates; null: a draft, or not shown at the moment. */
export async function needForCalendar(id: string): Promise<CalendarNeed | null> {
  const row = await db().helpRequest.findFirst({
    where: { id, ...shown, status: { not: "draft" } },
    include: withRemoved,
  });
  return row && calendarNeed(row);
}

/**
 * What a person has promised, with the exact place and whom to ask until seven days after the end
 * (`contactsUntil`); afterwards as everybody sees it.
 */
export async function ownForFeed(personId: string, now: Date) {
  const rows = await db().signup.findMany({
    where: { personId, status: "confirmed", shift: { end: { gt: calendarSince(now).held } } },
    include: { shift: { include: { helpRequest: { include: whole } } } },
    orderBy: [{ shift: { start: "asc" } }, { id: "asc" }],
    take: most.ahead,
  });
  return rows.map(({ people, shift: { helpRequest: row, ...shift } }) => {
    const told = row.endsAt !== null && row.endsAt > contactsUntil(now);
    return {
      ...{ people, shift, need: publicView(row) },
      confirmed: told
        ? { contactName: row.contactName, contactPhone: row.contactPhone, place: exactPlace(row) }
        : null,
    };
  });
}

export type OwnDate = Awaited<ReturnType<typeof ownForFeed>>[number];

const withRemoved = {
  ...whole,
  removedShifts: { select: { id: true, start: true, end: true } },
} satisfies Prisma.HelpRequestInclude;

type Stored = Prisma.HelpRequestGetPayload<{ include: typeof withRemoved }>;

function calendarNeed({ removedShifts, ...row }: Stored): CalendarNeed {
  return { need: publicView(row), removed: removedShifts };
}

/** What everybody may see of it. */
export function visible({ municipalityId, associationId, category }: CalendarOf) {
  return {
    ...(municipalityId ? shownIn(municipalityId) : shown),
    ...(associationId ? { associationId } : {}),
    ...(category ? { category } : {}),
  } satisfies Prisma.HelpRequestWhereInput;
}

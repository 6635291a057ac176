import { isCategory } from "~/domain/categories";
import type { OpenNeed } from "~/domain/finding/open-need";
import { publicPlace } from "~/domain/need-view";
import { db } from "./db.server";
import type { Prisma } from "./generated/client";
import { shown } from "./help-request-read.server";
import { shiftOrder } from "./place-count.server";

const pageSize = 500;

const facets = {
  ...{ id: true, status: true, title: true, lang: true, category: true, urgency: true, minimumAge: true },
  ...{ unit: true, noGermanNeeded: true, wheelchair: true, withChildren: true },
  ...{ requiredSkills: true, helpfulSkills: true, endsAt: true },
  ...{ placeKind: true, placeName: true, areaName: true, meetingPoint: true, lat: true, lon: true },
  association: {
    select: {
      id: true,
      name: true,
      municipalityId: true,
      showings: { where: { status: "granted" }, select: { municipalityId: true } },
    },
  },
  shifts: {
    orderBy: shiftOrder,
    select: {
      ...{ id: true, start: true, end: true, flexible: true, places: true },
      signups: { where: { status: "confirmed" }, select: { people: true } },
    },
  },
} satisfies Prisma.HelpRequestSelect;

type Row = Prisma.HelpRequestGetPayload<{ select: typeof facets }>;

/** Everything that is open or filled, shown and not over, in pages. */
export async function loadAll(now: Date): Promise<OpenNeed[]> {
  const all: OpenNeed[] = [];
  for (let after = ""; ; ) {
    const rows = await db().helpRequest.findMany({
      where: { ...open(now), ...(after && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: pageSize,
      select: facets,
    });
    all.push(...rows.map(openNeed));
    after = rows.at(-1)?.id ?? "";
    if (rows.length < pageSize) return all;
  }
}

/** Of these needs, those that are to be found. */
export async function loadOnly(ids: readonly string[], now: Date): Promise<OpenNeed[]> {
  const all: OpenNeed[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    const page = ids.slice(start, start + pageSize);
    const rows = await db().helpRequest.findMany({
      where: { ...open(now), id: { in: page } },
      select: facets,
    });
    all.push(...rows.map(openNeed));
  }
  return all;
}

function open(now: Date) {
  return {
    ...shown,
    status: { in: ["open", "filled"] },
    endsAt: { gt: now },
  } satisfies Prisma.HelpRequestWhereInput;
}

/** Field by field: ten thousand objects of one shape are read two to three times as fast as spread ones. */
function openNeed(row: Row): OpenNeed {
  const { id, status, category, endsAt, association } = row;
  if (!isCategory(category)) throw new Error(`The need ${id} has an unknown category.`);
  if ((status !== "open" && status !== "filled") || !endsAt) throw new Error(`The need ${id} is not open.`);
  const { kind, name, point } = publicPlace(row);
  const neighbours = association.showings.map(({ municipalityId }) => municipalityId);
  return {
    id,
    status,
    title: row.title,
    lang: row.lang,
    category,
    urgency: row.urgency,
    minimumAge: row.minimumAge,
    unit: row.unit,
    noGermanNeeded: row.noGermanNeeded,
    wheelchair: row.wheelchair,
    withChildren: row.withChildren,
    requiredSkills: row.requiredSkills,
    helpfulSkills: row.helpfulSkills,
    place: { kind, name, point: point && { lat: point.lat, lon: point.lon } },
    association: { id: association.id, name: association.name },
    municipalityIds: [association.municipalityId, ...neighbours],
    endsAt,
    shifts: row.shifts.map((shift) => ({
      id: shift.id,
      start: shift.start,
      end: shift.end,
      flexible: shift.flexible,
      places: shift.places,
      taken: shift.signups.reduce((sum, { people }) => sum + people, 0),
    })),
  };
}

import type { Viewer } from "~/auth/session.server";
import { type Columns, columnsOf } from "~/domain/finding/columns";
import { holdsUntil, type Seen, type Standpoint, seenFrom } from "~/domain/finding/seen";
import { slotMask } from "~/domain/free-times";
import type { Point } from "~/domain/place";
import type { NeedIndex } from "~/models/need-index.server";
import { remembering } from "./remember.server";
import { viewerFit } from "./resident-fit.server";

/** Everything as it is seen from one standpoint, in order. `key` names it until something changes. */
export type View = {
  key: string;
  version: number;
  from: number;
  until: number;
  seen: Seen[];
  columns: Columns;
  /** with places left */
  open: number;
};

export type Looker = {
  viewer: Viewer | null;
  municipalityId: string | undefined;
  near: Point | null;
  home: Point;
};

const views = remembering<View>(30);

/** Worked out once for all who stand there, until a need changes or a shift or the day ends. */
export function viewFrom(index: NeedIndex, looker: Looker, now: Date): View {
  const key = standpointKey(looker, now);
  const holds = (view: View) =>
    view.version === index.version && now.getTime() >= view.from && now.getTime() < view.until;
  return views(key, holds, (before) => {
    const { municipalityId } = looker;
    const needs = municipalityId
      ? index.needs.filter((need) => need.municipalityIds.includes(municipalityId))
      : index.needs;
    const seen = seenFrom(needs, standpointOf(looker, now), now, before?.seen);
    const columns = columnsOf(seen);
    const open = columns.open.reduce((sum, one) => sum + one, 0);
    const [from, until] = [now.getTime(), holdsUntil(seen, now)];
    return { key, version: index.version, from, until, seen, columns, open };
  });
}

export function originOf({ viewer, near, home }: Looker): Point {
  return near ?? viewer?.resident?.places[0] ?? home;
}

function standpointOf(looker: Looker, now: Date): Standpoint {
  const { viewer, near } = looker;
  const row = viewerFit(viewer);
  return {
    origin: originOf(looker),
    from: near ? [near] : (viewer?.resident?.places ?? []),
    free: viewer?.resident ? slotMask(viewer.resident.free) : null,
    suits: (need) => row(need, now) !== null,
  };
}

/** Everything that the standpoint reads, so that two who differ in it never share a view. */
function standpointKey(looker: Looker, now: Date): string {
  const { viewer, municipalityId, near } = looker;
  const { lat, lon } = originOf(looker);
  const where = [municipalityId, near !== null, lat, lon];
  if (!viewer?.resident) return JSON.stringify(where);
  const { places, interests, skills, free, pausedUntil } = viewer.resident;
  const own = places.map((place) => [place.label, place.lat, place.lon, place.radiusKm]);
  const paused = pausedUntil !== null && pausedUntil > now;
  const teams = viewer.memberships.map(({ associationId }) => associationId);
  const consent = viewer.guardian?.consentedAt != null;
  return JSON.stringify([...where, own, interests, skills, free, paused, viewer.birthYear, consent, teams]);
}

import type { FinderData } from "~/components/finder-data";
import type { MapSettings } from "~/components/map-settings";
import type { ClusterIndex } from "~/domain/finding/cluster-index";
import { type MapPoint, type Mark, marksIn } from "~/domain/finding/clusters";
import type { Bounds } from "~/domain/finding/filter";
import type { Seen } from "~/domain/finding/seen";
import { boundsAround, padded } from "~/domain/finding/viewport";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { clustersOf, type Kept, pointOf } from "./finder-placed.server";

/** So many the browser clusters by itself; of more it gets the marks of what it looks at. */
const mostPoints = 300;
const mostMarks = 150;
/** Pixels of a common desktop screen: what the first view shows at most. */
const screen = { width: 1280, height: 900 };

type Asked = { params: URLSearchParams; bbox: Bounds | null; map: MapSettings; locale: Locale; now: Date };

/** What the map shows; nothing where the list alone is asked for. */
export function mapPart(kept: Kept, asked: Asked): Pick<FinderData, "points" | "marks"> {
  if (asked.params.get("view") === "list") return { points: null, marks: null };
  const worded = (seen: Seen) => pointOf(seen).map((point) => ({ ...point, when: whenOf(seen, asked) }));
  if (kept.placed.length <= mostPoints) return { points: kept.placed.flatMap(worded), marks: null };
  const { index, byId } = clustersOf(kept);
  const again = ({ id }: MapPoint) => {
    const seen = byId.get(id);
    return seen ? worded(seen) : [];
  };
  const marks = marksOf(index, asked).flatMap((mark): Mark[] =>
    mark.kind === "need"
      ? again(mark.need).map((need) => ({ kind: "need", need }))
      : [{ ...mark, needs: mark.needs.flatMap(again) }],
  );
  return { points: null, marks };
}

function marksOf(index: ClusterIndex, { params, bbox, map }: Asked): Mark[] {
  const zoom = zoomOf(params) ?? map.zoom;
  const bounds = bbox ? padded(bbox) : boundsAround(map.centre, zoom, screen.width, screen.height);
  return marksIn(index, bounds, zoom, mostMarks);
}

function zoomOf(params: URLSearchParams): number | null {
  const text = params.get("zoom") ?? "";
  return /^\d{1,2}$/.test(text) && Number(text) <= 20 ? Number(text) : null;
}

/** The next time of a need in words, as of now. */
function whenOf({ need }: Seen, { locale, now }: Asked): string {
  const next = need.shifts.find((shift) => shift.end > now) ?? need.shifts.at(-1);
  return next ? formatShift(next, locale, now) : "";
}

import type { Facets, Widening } from "~/domain/finding/choices";
import type { MapPoint, Mark } from "~/domain/finding/clusters";
import type { Filter } from "~/domain/finding/filter";
import type { Reasons } from "~/domain/matching";
import type { Point } from "~/domain/place";
import type { MapSettings } from "./map-settings";
import type { NeedSummary } from "./need-summary";

/** So many of the list at once. */
export const pageSize = 20;

export type FinderItem = {
  need: NeedSummary;
  /** metres from where the viewer lives, or asked for */
  distance: number | null;
  /** why it suits the viewer, null when it does not */
  reasons: Reasons | null;
};

export type FinderData = {
  now: string;
  /** this page of the list, in order of relevance; filled needs last */
  items: FinderItem[];
  /** all that match */
  count: number;
  /** of these, with places left */
  open: number;
  page: number;
  pages: number;
  /** open needs before any filter */
  total: number;
  map: MapSettings;
  /** every matching need that has a place and places left, when few enough for the browser to cluster */
  points: MapPoint[] | null;
  /** else: marks of the asked view, padded by half a screen */
  marks: Mark[] | null;
  facets: Facets;
  /** for an empty list: which filter to drop, and how many that shows */
  widen: { drop: Widening; count: number }[];
  filter: Filter & { unknownPlace: boolean };
  /** for an empty or small list, "tell me": /join, filled in with these filters; null when it adds nothing */
  wish: string | null;
  resident: boolean;
  signedIn: boolean;
  /** the place the list is seen from, when one was asked for by name */
  where: string | null;
  around: (Point & { radiusKm: number }) | null;
  /** the address of this map and list: `/`, or a municipality's */
  path: string;
  /** whose needs these are; null: all of them */
  municipality: string | null;
  /** the others of this installation */
  municipalities: { slug: string; name: string }[];
};

import type { Category } from "~/domain/categories";
import type { Reasons } from "~/domain/matching";
import type { Point } from "~/domain/place";
import type { MapSettings } from "./map-settings";
import type { NeedSummary } from "./need-summary";

export type FinderItem = {
  need: NeedSummary;
  /** metres from where the viewer lives, or asked for */
  distance: number | null;
  /** why it suits the viewer, null when it does not */
  reasons: Reasons | null;
};

export type FinderData = {
  now: string;
  items: FinderItem[];
  /** open needs before any filter */
  total: number;
  filter: {
    near: Point | null;
    km: number | null;
    categories: Category[];
    place: string;
    fits: boolean;
    unknownPlace: boolean;
  };
  resident: boolean;
  signedIn: boolean;
  /** the place the list is seen from, when one was asked for by name */
  where: string | null;
  /** for an empty list: which filter to drop, and how many that shows */
  widen: { drop: "km" | "category" | "fits" | "all"; count: number }[];
  map: MapSettings;
  around: (Point & { radiusKm: number }) | null;
  /** the address of this map and list: `/`, or a municipality's */
  path: string;
  /** whose needs these are; null: all of them */
  municipality: string | null;
  /** the others of this installation */
  municipalities: { slug: string; name: string }[];
};

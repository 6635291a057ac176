import type { Category } from "~/domain/categories";

/** What the public may see of a need; a private need carries the centre of its 1 km cell as `point`. */
export type NeedSummary = {
  id: string;
  title: string;
  /** what the title is written in */
  lang: string;
  category: Category;
  urgent: boolean;
  status: "open" | "filled" | "closed" | "cancelled";
  placeLabel: string | null;
  exact: boolean;
  point: { lat: number; lon: number } | null;
  shifts: ShiftSummary[];
  associationName: string;
  unit: string | null;
  noGermanNeeded: boolean;
  wheelchair: boolean;
  withChildren: boolean;
};

/** `start` and `end` are ISO instants, as they travel from the loader to the browser. */
export type ShiftSummary = {
  id: string;
  start: string;
  end: string;
  flexible: boolean;
  places: number;
  taken: number;
};

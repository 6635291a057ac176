import type { Category } from "../categories";
import type { PlaceKind } from "../need-view";
import type { Point } from "../place";

/**
 * A need that can be found: open or filled, shown, not over. Only what everybody may see, and only what the index
 * of needs is told about when it changes (the triggers on need_change).
 */
export type OpenNeed = {
  id: string;
  status: "open" | "filled";
  title: string;
  /** BCP 47 */
  lang: string;
  category: Category;
  urgency: "normal" | "urgent";
  minimumAge: number | null;
  unit: string;
  noGermanNeeded: boolean;
  wheelchair: boolean;
  withChildren: boolean;
  requiredSkills: readonly string[];
  helpfulSkills: readonly string[];
  /** of a private one the village and the centre of the 1 km cell */
  place: { kind: PlaceKind; name: string | null; point: Point | null };
  association: { id: string; name: string };
  /** where it is shown: its own municipality, and neighbours that agreed */
  municipalityIds: readonly string[];
  endsAt: Date;
  /** by start; those that are over, too */
  shifts: readonly OpenShift[];
};

export type OpenShift = {
  id: string;
  start: Date;
  end: Date;
  flexible: boolean;
  places: number;
  /** people confirmed */
  taken: number;
};

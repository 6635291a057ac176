import type { Category } from "~/domain/categories";
import type { NeedLanguage } from "~/domain/need-language";
import type { Skill } from "~/domain/skills";
import type { AssociationKey } from "../associations";
import type { ShiftPlan } from "../calendar";
import type { Venue } from "../venues";

/** What a village asks for, without a date: `shifts` say when, counted from the day on which it is posted. */
export type NeedTemplate = {
  /** Names the need for ever: its id follows from it. */
  key: string;
  association: AssociationKey;
  category: Category;
  title: string;
  text: string;
  /** null: from home. A home's address is invented, its village is not. */
  place: Venue | { address: string; village: string } | null;
  shifts: readonly ShiftPlan[];
  /** when it was posted; 0 is an hour ago */
  daysAgo: number;
  /** who of the team answers the phone; the first when none is named */
  contact?: number;
  requiredSkills?: Skill[];
  helpfulSkills?: Skill[];
  minimumAge?: number;
  /** why it cannot wait */
  urgent?: string;
  phoneRequired?: true;
  department?: string;
  meetingPoint?: string;
  meetAt?: string;
  bring?: string;
  unit?: string;
  /** what it is written in; German when nothing is said */
  lang?: NeedLanguage;
  noGermanNeeded?: true;
  wheelchair?: true;
  withChildren?: true;
  /** The demo's resident is coming to this one. */
  anke?: true;
};

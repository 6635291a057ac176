import type { Category } from "../categories";
import type { LicenceClass } from "../credentials";
import type { NeedLanguage } from "../need-language";
import type { PlaceKind } from "../need-view";
import type { Point } from "../place";
import type { Skill } from "../skills";
import type { Emergency } from "../urgent";
import type { ShiftInput } from "./shift-rows";

export const intents = ["draft", "preview", "publish"] as const;
export const urgencies = ["normal", "urgent"] as const;

export type Intent = (typeof intents)[number];
export type Urgency = (typeof urgencies)[number];

/** Texts nobody wrote are "". */
export type NeedFields = {
  title: string;
  text: string;
  category: Category | null;
  placeKind: PlaceKind;
  /** as typed; the gazetteer finds the point when `point` is null */
  placeName: string;
  point: Point | null;
  requiredSkills: Skill[];
  helpfulSkills: Skill[];
  minimumAge: number | null;
  urgency: Urgency;
  /** why it cannot wait; "" unless it is urgent */
  urgentReason: string;
  /** rings only once the town hall released it */
  emergency: Emergency | null;
  contactName: string;
  contactPhone: string;
  phoneRequired: boolean;
  department: string;
  meetingPoint: string;
  meetAt: string;
  bring: string;
  noGermanNeeded: boolean;
  wheelchair: boolean;
  withChildren: boolean;
  unit: string;
  /** what title and text are written in */
  lang: NeedLanguage;
  needsBackgroundCheck: boolean;
  needsFirstAid: boolean;
  /** "": none */
  licenceClass: LicenceClass | "";
  shifts: ShiftInput[];
};

/** A draft may lack everything but its title; what is published has a category, a place and a shift. */
export type NeedInput =
  | (NeedFields & { intent: "draft" })
  | (NeedFields & { intent: "preview" | "publish"; category: Category });

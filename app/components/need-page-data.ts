import type { Category } from "~/domain/categories";
import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { Reasons } from "~/domain/matching";
import type { PublicPlace } from "~/domain/need-view";
import type { SignupRefusal } from "~/domain/signup";
import type { Skill } from "~/domain/skills";
import type { NeedCareData } from "./need-care";

/** What the page of a need shows to one viewer; instants are ISO texts, distances metres. */
export type NeedPageData = {
  now: string;
  url: string;
  /** what is passed on: /g/CODE, and the words before it */
  shortUrl: string;
  shareText: string;
  /** "Weg zeigen": null where there is no way, or where only those coming may know it */
  way: string | null;
  /** to be rung at: who is coming, and has no device yet */
  pushKey: string | null;
  need: {
    id: string;
    status: "open" | "filled" | "closed" | "cancelled";
    title: string;
    /** what title and text are written in */
    lang: string;
    text: string;
    category: Category;
    urgent: boolean;
    /** a flood or a search: begins with the emergency number */
    emergency: boolean;
    /** of its short link, /g/CODE */
    code: string;
    association: string;
    associationId: string;
    municipality: string;
    department: string;
    place: PublicPlace;
    meetAt: string;
    bring: string;
    unit: string;
    minimumAge: number | null;
    phoneRequired: boolean;
    contactName: string;
    requiredSkills: Skill[];
    helpfulSkills: Skill[];
    noGermanNeeded: boolean;
    wheelchair: boolean;
    withChildren: boolean;
    cancelReason: string;
    care: NeedCareData;
  };
  /** the municipality hid it, or put its association on hold: only who is coming still sees it */
  halted: boolean;
  /** its last shift has ended */
  over: boolean;
  shifts: NeedShift[];
  distance: number | null;
  /** why it suits the viewer; null when nothing is known about them */
  reasons: Reasons | null;
  mayDecline: boolean;
  declined: boolean;
  viewer: {
    /** of somebody under 18 the guardian's */
    phone: string | null;
    knownAge: boolean;
    minor: boolean;
  } | null;
  /** who answers for the data (Art. 13 GDPR) */
  controller: string;
  /** the Jugendschutzgesetz sets limits to when and where */
  youthRules: boolean;
  /** only for those who are coming */
  confirmed: { contactName: string; contactPhone: string; place: PublicPlace } | null;
  askStillFits: boolean;
  /** the shift whose places were just given back */
  withdrawn: string | null;
  /** says yes for somebody else: the form of a newcomer, whoever is signed in */
  forOther?: boolean;
  /** did so a moment ago */
  entered?: boolean;
  /** where "Inhalt melden" leads */
  report: string;
  /** whether the viewer hears of this association; null for whom nothing rings */
  block: { associationId: string; blocked: boolean } | null;
};

export type NeedShift = {
  id: string;
  start: string;
  end: string;
  flexible: boolean;
  places: number;
  taken: number;
  /** what the action would answer now to this viewer alone */
  refusal: SignupRefusal | null;
  /** how many places the viewer has or had here */
  people: number | null;
  coming: boolean;
};

/** What a refused form brings back to the same page. */
export type NeedPageFailure = {
  refusal?: SignupRefusal;
  /** this session was too hasty: seconds to wait */
  tooMany?: number;
  errors?: FormErrors;
  values?: FormValues;
};

/** Missing details that the form itself asks for are no reason to grey a shift out. */
export function blocks(refusal: SignupRefusal | null): boolean {
  return refusal !== null && refusal !== "birth-year" && refusal !== "phone";
}

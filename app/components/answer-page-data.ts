import type { Category } from "~/domain/categories";
import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { Reasons } from "~/domain/matching";
import type { PublicPlace } from "~/domain/need-view";
import type { SignupRefusal } from "~/domain/signup";

/** What the page of a one-tap link shows: nothing that is for signed-in people only. Instants are ISO texts. */
export type AnswerPageData = {
  now: string;
  /** as whom one answers */
  person: string;
  need: {
    id: string;
    title: string;
    category: Category;
    association: string;
    place: PublicPlace;
    meetAt: string;
    bring: string;
    contactName: string;
    minimumAge: number | null;
    urgent: boolean;
  };
  shift: { id: string; start: string; end: string; flexible: boolean };
  /** shifts of the need beside this one */
  others: number;
  reasons: Reasons | null;
  standing: "open" | "coming" | "declined" | "enough" | "refused" | "cancelled" | "expired";
  /** what "yes" would answer now; `phone` and `birth-year` are asked for beside the button */
  refusal: SignupRefusal | null;
  /** what was answered a moment ago */
  done: "yes" | "withdraw" | null;
};

export type AnswerFailure = {
  refusal?: SignupRefusal | "expired";
  errors?: FormErrors;
  values?: FormValues;
};

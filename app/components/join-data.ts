import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { Point } from "~/domain/place";
import type { PlaceChoice } from "~/domain/place-choice";
import type { MapSettings } from "./map-settings";

export type JoinData = {
  /** somebody with a helper profile changes it; everyone else makes one */
  editing: boolean;
  /** somebody is signed in */
  known: boolean;
  /** as stored, or the little that is known of somebody who came by a link */
  values: FormValues;
  /** the stored cell */
  stored: Point | null;
  map: MapSettings;
  /** who answers for the data (Art. 13 GDPR) */
  controller: string;
};

/** `tooMany`: this session was too hasty, seconds to wait */
export type JoinFailure = {
  errors: FormErrors;
  values: FormValues;
  /** what the refused place may mean */
  choices?: PlaceChoice[];
  tooMany?: number;
};

import { toLocal } from "../berlin-time";
import type { PlaceKind } from "../need-view";
import { type FormValues, shiftField } from "./form-values";

/** A need with its shifts as it is stored; also what the preview holds. */
export type StoredNeed = {
  title: string;
  text: string;
  category: string | null;
  placeKind: PlaceKind;
  placeName: string;
  lat: number | null;
  lon: number | null;
  requiredSkills: readonly string[];
  helpfulSkills: readonly string[];
  minimumAge: number | null;
  urgency: "normal" | "urgent";
  urgentReason: string;
  emergency: string | null;
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
  lang: string;
  needsBackgroundCheck: boolean;
  needsFirstAid: boolean;
  licenceClass: string;
  shifts: readonly { id: string | null; start: Date; end: Date; places: number; flexible: boolean }[];
};

/** Fills the form from a stored need, so that writing and changing share one form and one parser. */
export function needFormValues(need: StoredNeed): FormValues {
  const box = (checked: boolean) => (checked ? "on" : "");
  const number = (value: number | null) => (value === null ? "" : String(value));
  const values: FormValues = {
    title: need.title,
    text: need.text,
    category: need.category ?? "",
    placeKind: need.placeKind,
    placeName: need.placeName,
    lat: number(need.lat),
    lon: number(need.lon),
    requiredSkills: [...need.requiredSkills],
    helpfulSkills: [...need.helpfulSkills],
    minimumAge: number(need.minimumAge),
    urgency: need.urgency,
    urgentReason: need.urgentReason,
    emergency: need.emergency ?? "",
    contactName: need.contactName,
    contactPhone: need.contactPhone,
    phoneRequired: box(need.phoneRequired),
    department: need.department,
    meetingPoint: need.meetingPoint,
    meetAt: need.meetAt,
    bring: need.bring,
    noGermanNeeded: box(need.noGermanNeeded),
    wheelchair: box(need.wheelchair),
    withChildren: box(need.withChildren),
    unit: need.unit,
    lang: need.lang,
    needsBackgroundCheck: box(need.needsBackgroundCheck),
    needsFirstAid: box(need.needsFirstAid),
    licenceClass: need.licenceClass,
  };
  need.shifts.forEach((shift, index) => {
    values[shiftField(index, "id")] = shift.id ?? "";
    values[shiftField(index, "start")] = toLocal(shift.start);
    values[shiftField(index, "end")] = toLocal(shift.end);
    values[shiftField(index, "places")] = String(shift.places);
    values[shiftField(index, "flexible")] = box(shift.flexible);
  });
  return values;
}

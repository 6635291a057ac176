import { type FormErrors, type FormValues, shiftFieldOf, shiftIndices } from "~/domain/forms/form-values";
import type { T } from "~/i18n/translate";
import { named } from "../named";

/** Text beside one field of the need's form. */
export function fieldError(errors: FormErrors, name: string, t: T): string | undefined {
  const error = errors[name];
  return error && t(`errors.${error}`);
}

/** All of them with the names of their fields, in the order of the form. */
export function errorList(
  errors: FormErrors,
  values: FormValues,
  t: T,
): { field: string; message: string }[] {
  const rows = shiftIndices([...Object.keys(values), ...Object.keys(errors)]);
  const rank = (name: string) => {
    const place = order.findIndex((part) => (part === "shifts" ? shiftFieldOf(name) : part === name));
    return place < 0 ? order.length : place;
  };
  return Object.keys(errors)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((field) => {
      const text = fieldError(errors, field, t);
      return text ? [{ field: targetOf(field), message: named(labelOf(field, rows, t), text) }] : [];
    });
}

/** A point cannot be focused: its error stands at the place's name. */
export function targetOf(field: string): string {
  return field === "lat" || field === "lon" ? "placeName" : field;
}

function labelOf(field: string, rows: number[], t: T): string {
  const shift = shiftFieldOf(field);
  if (shift) {
    const number = rows.indexOf(shift.index) + 1;
    return t("needForm.shifts.error", { number, field: t(`needForm.field.${shift.field}`) });
  }
  const known = order.find((name) => name === field);
  return known && known !== "shifts" ? t(`needForm.field.${known}`) : field;
}

const order = [
  "title",
  "category",
  "placeKind",
  "placeName",
  "lat",
  "lon",
  "shifts",
  "text",
  "urgency",
  "urgentReason",
  "emergency",
  "unit",
  "lang",
  "contactName",
  "contactPhone",
  "phoneRequired",
  "department",
  "meetingPoint",
  "meetAt",
  "bring",
  "requiredSkills",
  "helpfulSkills",
  "minimumAge",
  "needsBackgroundCheck",
  "needsFirstAid",
  "licenceClass",
  "noGermanNeeded",
  "wheelchair",
  "withChildren",
  "intent",
] as const;

/** Whether something is wrong in the part of the form that is folded away. */
export function hasDetailErrors(errors: FormErrors): boolean {
  const details = order.slice(order.indexOf("text"), order.indexOf("intent"));
  return details.some((name) => errors[name] !== undefined);
}

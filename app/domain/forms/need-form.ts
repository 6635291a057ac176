import { type Category, categories } from "../categories";
import { type LicenceClass, licenceClasses } from "../credentials";
import { type NeedLanguage, needLanguages } from "../need-language";
import { type PlaceKind, placeKinds } from "../need-view";
import type { Point } from "../place";
import { type Skill, skills } from "../skills";
import { type Emergency, emergencies } from "../urgent";
import {
  checkbox,
  choice,
  choices,
  coordinate,
  type Field,
  type Form,
  line,
  paragraphs,
  phone,
  readFields,
  required,
  type Sent,
  sentBy,
  typedValues,
  wholeNumber,
} from "./fields";
import { type FormValues, type Parsed, shiftField, shiftFieldOf } from "./form-values";
import { readShifts, type ShiftInput, type StoredShift } from "./shift-rows";

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

const shape = {
  intent: required(choice(intents)),
  title: required(line(120)),
  text: paragraphs(4000),
  category: choice(categories),
  placeKind: choice(placeKinds),
  placeName: line(200),
  lat: coordinate(90),
  lon: coordinate(180),
  requiredSkills: choices(skills),
  helpfulSkills: choices(skills),
  minimumAge: wholeNumber(0, 99),
  urgency: choice(urgencies),
  urgentReason: line(300),
  emergency: choice(emergencies),
  contactName: line(100),
  contactPhone: phone(),
  phoneRequired: checkbox(),
  department: line(100),
  meetingPoint: line(200),
  meetAt: line(60),
  bring: paragraphs(500),
  noGermanNeeded: checkbox(),
  wheelchair: checkbox(),
  withChildren: checkbox(),
  unit: line(40),
  lang: choice(needLanguages),
  needsBackgroundCheck: checkbox(),
  needsFirstAid: checkbox(),
  licenceClass: choice(licenceClasses),
} satisfies Record<string, Field<unknown>>;

/**
 * `stored` are the shifts of the need being changed: a row that names one by its id keeps it, and may lie in
 * the past as long as its times stay.
 */
export function parseNeedForm(form: Form, now: Date, stored: readonly StoredShift[] = []): Parsed<NeedInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, shape);
  const { intent, title, category = null, placeName = "", lat = null, lon = null } = fields;
  const publishing = intent !== "draft";
  const urgent = fields.urgency === "urgent";
  const { shifts, errors: shiftErrors } = readShifts(sent, stored, publishing ? now : null);
  Object.assign(errors, shiftErrors);

  const placeKind = fields.placeKind ?? "public";
  const point = placeKind !== "none" && lat !== null && lon !== null ? { lat, lon } : null;
  if (publishing) {
    const placed = placeKind === "none" || point !== null || placeName !== "";
    if (category === null) errors.category ??= "required";
    if (urgent && !fields.urgentReason) errors.urgentReason ??= "urgent-reason";
    if (!placed && !errors.lat && !errors.lon) errors.placeName ??= "place-required";
    if (shifts.length === 0 && Object.keys(shiftErrors).length === 0) {
      errors[shiftField(0, "start")] = "shift-required";
    }
  }
  if (intent === undefined || title === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors, values: typedNeed(sent) };
  }

  const requiredSkills = fields.requiredSkills ?? [];
  const value: NeedFields = {
    title,
    text: fields.text ?? "",
    category,
    placeKind,
    placeName: placeKind === "none" ? "" : placeName,
    point,
    requiredSkills,
    helpfulSkills: (fields.helpfulSkills ?? []).filter((skill) => !requiredSkills.includes(skill)),
    minimumAge: fields.minimumAge || null,
    urgency: urgent ? "urgent" : "normal",
    urgentReason: urgent ? (fields.urgentReason ?? "") : "",
    emergency: urgent ? (fields.emergency ?? null) : null,
    contactName: fields.contactName ?? "",
    contactPhone: fields.contactPhone ?? "",
    phoneRequired: fields.phoneRequired ?? false,
    department: fields.department ?? "",
    meetingPoint: fields.meetingPoint ?? "",
    meetAt: fields.meetAt ?? "",
    bring: fields.bring ?? "",
    noGermanNeeded: fields.noGermanNeeded ?? false,
    wheelchair: fields.wheelchair ?? false,
    withChildren: fields.withChildren ?? false,
    unit: fields.unit ?? "",
    lang: fields.lang ?? "de",
    needsBackgroundCheck: fields.needsBackgroundCheck ?? false,
    needsFirstAid: fields.needsFirstAid ?? false,
    licenceClass: fields.licenceClass ?? "",
    shifts,
  };
  if (category !== null && intent !== "draft") return { ok: true, value: { ...value, category, intent } };
  return { ok: true, value: { ...value, intent: "draft" } };
}

/** What was typed, rows of shifts included, to show the form again. */
function typedNeed(sent: Sent): FormValues {
  const rows = [...sent.keys()].filter((name) => shiftFieldOf(name) !== null).slice(0, 150);
  return typedValues(sent, [...Object.keys(shape), ...rows], ["requiredSkills", "helpfulSkills"]);
}

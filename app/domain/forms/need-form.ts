import { categories } from "../categories";
import { licenceClasses } from "../credentials";
import { needLanguages } from "../need-language";
import { placeKinds } from "../need-view";
import { skills } from "../skills";
import { emergencies } from "../urgent";
import { type Field, readFields, required } from "./field";
import { checkbox, choice, choices, coordinate, line, paragraphs, phone, wholeNumber } from "./fields";
import { type FormValues, type Parsed, shiftField, shiftFieldOf } from "./form-values";
import { intents, type NeedFields, type NeedInput, urgencies } from "./need-input";
import { type Form, type Sent, sentBy, typedValues } from "./sent";
import { readShifts, type StoredShift } from "./shift-rows";

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

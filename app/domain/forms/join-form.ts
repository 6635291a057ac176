import { type Category, categories } from "../categories";
import { presets, type Slot, slots } from "../free-times";
import { cellCentre, type Point } from "../place";
import { type Skill, skills } from "../skills";
import { readFields, required } from "./field";
import { birthYear, choice, choices, coordinate, email, line, phone, wholeNumber } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

const defaultRadiusKm = 7;

export type JoinInput<Language extends string = string> = {
  name: string;
  /** as typed; the gazetteer finds the point when `point` is null */
  place: string | null;
  /** already the centre of its cell: nothing finer leaves this file */
  point: Point | null;
  radiusKm: number;
  interests: Category[];
  skills: Skill[];
  free: Slot[];
  birthYear: number | null;
  locale: Language | null;
  phone: string | null;
  email: string | null;
};

const presetSlugs = presets.map(({ slug }) => slug);

/**
 * Name and a place (map or text) are enough. `free` takes presets too, which without JavaScript are boxes.
 * @param languages those to choose from
 */
export function parseJoinForm<Language extends string>(
  form: Form,
  now: Date,
  languages: readonly Language[] = [],
): Parsed<JoinInput<Language>> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    name: required(line(80)),
    place: line(200),
    lat: coordinate(90),
    lon: coordinate(180),
    radiusKm: wholeNumber(1, 50),
    interests: choices(categories),
    skills: choices(skills),
    free: choices([...slots, ...presetSlugs]),
    birthYear: birthYear(now),
    locale: choice(languages),
    phone: phone(),
    email: email(),
  });
  const { lat = null, lon = null, place = "" } = fields;
  const located = lat !== null && lon !== null;
  if (!located && !place && !errors.place && !errors.lat && !errors.lon) errors.place = "place-required";
  if (Object.keys(errors).length > 0) {
    const values = typedValues(sent, joinFields, ["interests", "skills", "free"]);
    return {
      ok: false,
      errors,
      values: located ? { ...values, ...spelled(cellCentre({ lat, lon })) } : values,
    };
  }
  return {
    ok: true,
    value: {
      name: fields.name ?? "",
      place: place || null,
      point: located ? cellCentre({ lat, lon }) : null,
      radiusKm: fields.radiusKm ?? defaultRadiusKm,
      interests: fields.interests ?? [],
      skills: fields.skills ?? [],
      free: withPresets(fields.free ?? []),
      birthYear: fields.birthYear ?? null,
      locale: fields.locale ?? null,
      phone: fields.phone ?? null,
      email: fields.email ?? null,
    },
  };
}

function spelled({ lat, lon }: Point) {
  return { lat: String(lat), lon: String(lon) };
}

const joinFields = [
  "name",
  "place",
  "lat",
  "lon",
  "radiusKm",
  "interests",
  "skills",
  "free",
  "birthYear",
  "locale",
  "phone",
  "email",
];

/** Slots alone; a preset stands for its own. */
export function withPresets(chosen: readonly string[]): Slot[] {
  const all = new Set<string>(chosen);
  for (const preset of presets) if (all.has(preset.slug)) for (const slot of preset.slots) all.add(slot);
  return slots.filter((slot) => all.has(slot));
}

import { readFields, required } from "./field";
import { coordinate, email, line, paragraphs, phone, uuid } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type AssociationInput = {
  /** null: there is only one to choose */
  municipalityId: string | null;
  name: string;
  purpose: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  /** as typed; the gazetteer finds the point when `point` is null */
  place: string;
  point: { lat: number; lon: number } | null;
};

/** Who wants to post, for whom, and whom the municipality can ask. */
export function parseAssociationForm(form: Form): Parsed<AssociationInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    municipalityId: uuid(),
    name: required(line(120)),
    purpose: required(paragraphs(1000)),
    contactName: required(line(100)),
    contactEmail: required(email()),
    contactPhone: phone(),
    place: line(200),
    lat: coordinate(90),
    lon: coordinate(180),
  });
  const { lat = null, lon = null, place = "" } = fields;
  const point = lat !== null && lon !== null ? { lat, lon } : null;
  if (!point && place === "" && !errors.place && !errors.lat && !errors.lon) errors.place = "place-required";
  const { name, purpose, contactName, contactEmail } = fields;
  if (
    name === undefined ||
    purpose === undefined ||
    contactName === undefined ||
    contactEmail === undefined ||
    Object.keys(errors).length > 0
  ) {
    return { ok: false, errors, values: typedValues(sent, names) };
  }
  return {
    ok: true,
    value: {
      municipalityId: fields.municipalityId ?? null,
      ...{ name, purpose, contactName, contactEmail, place, point },
      contactPhone: fields.contactPhone ?? null,
    },
  };
}

const names = [
  "municipalityId",
  "name",
  "purpose",
  "contactName",
  "contactEmail",
  "contactPhone",
  "place",
  "lat",
  "lon",
];

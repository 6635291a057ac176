import type { Point } from "../place";
import { checked, readFields, required } from "./field";
import { coordinate, email, line } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type NewMunicipality = {
  name: string;
  /** eight digits */
  ags: string;
  /** a point chosen on the map; null: the gazetteer finds `place`, or the name itself */
  point: Point | null;
  place: string;
  administratorName: string;
  administratorEmail: string;
};

const shape = {
  name: required(line(80)),
  ags: required(ags()),
  place: line(200),
  lat: coordinate(90),
  lon: coordinate(180),
  administratorName: required(line(80)),
  administratorEmail: required(email()),
};

/** A municipality and whoever administers it: the first start, and the operator's page for further ones. */
export function parseNewMunicipality(form: Form): Parsed<NewMunicipality> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, shape);
  const { name, ags, administratorName, administratorEmail, place = "", lat = null, lon = null } = fields;
  const complete = name && ags && administratorName && administratorEmail;
  if (!complete || Object.keys(errors).length > 0)
    return { ok: false, errors, values: typedValues(sent, Object.keys(shape)) };
  const point = lat !== null && lon !== null ? { lat, lon } : null;
  return { ok: true, value: { name, ags, place, point, administratorName, administratorEmail } };
}

/** Amtlicher Gemeindeschlüssel: Land 01–16, then Regierungsbezirk, Kreis, Gemeinde; spaces do not matter. */
function ags() {
  return checked(
    line(20),
    (typed) => {
      const digits = typed.replace(/\s/g, "");
      return /^(?:0[1-9]|1[0-6])\d{6}$/.test(digits) ? digits : null;
    },
    "ags",
  );
}

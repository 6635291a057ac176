import { type Land, lands } from "../lands";
import type { Point } from "../place";
import { readFields, required } from "./field";
import { choice, coordinate, email, line, paragraphs, phone, wholeNumber } from "./fields";
import type { Parsed } from "./form-values";
import { accent, day, hostName, webAddress } from "./municipality-fields";
import { type Form, sentBy, typedValues } from "./sent";

export type MunicipalityInput = {
  name: string;
  /** a point chosen on the map, else the gazetteer's for `place`, else as it was */
  point: Point | null;
  place: string;
  zoom: number;
  accent: string | null;
  hostName: string | null;
  land: Land | null;
  imprintName: string;
  imprintAddress: string;
  imprintRepresentative: string;
  imprintEmail: string;
  imprintPhone: string;
  reportsContact: string;
  privacyContact: string;
  supervisoryAuthority: string;
  accessibilityContact: string;
  /** midnight UTC of the day */
  accessibilityCheckedAt: Date | null;
  accessibilityMethod: string;
  accessibilityGaps: string;
  enforcementBody: string;
  signLanguageVideo: string;
  terms: string;
};

const shape = {
  name: required(line(80)),
  place: line(200),
  lat: coordinate(90),
  lon: coordinate(180),
  zoom: wholeNumber(8, 15),
  accent: accent(),
  hostName: hostName(),
  land: choice(lands),
  imprintName: line(120),
  imprintAddress: paragraphs(400),
  imprintRepresentative: line(160),
  imprintEmail: email(),
  imprintPhone: phone(),
  reportsContact: paragraphs(400),
  privacyContact: paragraphs(400),
  supervisoryAuthority: paragraphs(400),
  accessibilityContact: paragraphs(400),
  accessibilityCheckedAt: day(),
  accessibilityMethod: paragraphs(2_000),
  accessibilityGaps: paragraphs(4_000),
  enforcementBody: paragraphs(600),
  signLanguageVideo: webAddress(),
  terms: paragraphs(8000),
};

export const municipalityFields = Object.keys(shape);

/** What a municipality says about itself. Only the name must be there. */
export function parseMunicipalityForm(form: Form): Parsed<MunicipalityInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, shape);
  if (fields.name === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors, values: typedValues(sent, municipalityFields) };
  const { lat = null, lon = null, place = "", ...rest } = fields;
  return {
    ok: true,
    value: {
      ...{ name: fields.name, place, point: lat !== null && lon !== null ? { lat, lon } : null },
      ...{ zoom: rest.zoom ?? 12, accent: rest.accent || null, hostName: rest.hostName || null },
      ...{ land: rest.land ?? null, imprintName: rest.imprintName ?? "" },
      ...{ imprintAddress: rest.imprintAddress ?? "", imprintEmail: rest.imprintEmail ?? "" },
      ...{ imprintRepresentative: rest.imprintRepresentative ?? "", imprintPhone: rest.imprintPhone ?? "" },
      ...{ reportsContact: rest.reportsContact ?? "", privacyContact: rest.privacyContact ?? "" },
      supervisoryAuthority: rest.supervisoryAuthority ?? "",
      ...{ accessibilityContact: rest.accessibilityContact ?? "", terms: rest.terms ?? "" },
      ...{ accessibilityCheckedAt: rest.accessibilityCheckedAt ?? null },
      ...{
        accessibilityMethod: rest.accessibilityMethod ?? "",
        accessibilityGaps: rest.accessibilityGaps ?? "",
      },
      ...{ enforcementBody: rest.enforcementBody ?? "", signLanguageVideo: rest.signLanguageVideo ?? "" },
    },
  };
}

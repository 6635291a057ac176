import { z } from "zod";
import { checkAccent, readAccent } from "../accent";
import { type Land, lands } from "../lands";
import type { Point } from "../place";
import {
  choice,
  coordinate,
  email,
  type Field,
  type Form,
  line,
  paragraphs,
  phone,
  readFields,
  required,
  sentBy,
  typedValues,
  wholeNumber,
} from "./fields";
import type { FieldError, Parsed } from "./form-values";

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

function accent(): Field<string> {
  return checked(
    line(20),
    (typed) => {
      const hex = readAccent(typed);
      return hex && checkAccent(hex).ok ? hex : null;
    },
    "accent",
  );
}

/** As `<input type="date">` sends it; a day that no month has is none. */
function day(): Field<Date | null> {
  const midnight = (typed: string) => new Date(`${typed}T00:00:00Z`);
  const exists = (typed: string) => {
    const date = midnight(typed);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed);
  };
  return checked(line(10), (typed) => (exists(typed) ? typed : null), "date").transform((typed) =>
    typed === "" ? null : midnight(typed),
  );
}

/** Where a film lies: nothing but https, as a link that people follow. */
function webAddress(): Field<string> {
  return checked(
    line(300),
    (typed) => {
      const url = URL.canParse(typed) ? new URL(typed) : null;
      return url?.protocol === "https:" ? url.href : null;
    },
    "web-address",
  );
}

/** A name of the DNS in ASCII, with a dot: neither an address nor a port (RFC 1123, 2.1). */
function hostName(): Field<string> {
  return checked(
    line(253),
    (typed) => {
      const name = typed
        .toLowerCase()
        .replace(/^https?:\/\//, "")
        .replace(/\/$/, "");
      const known = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name);
      return known ? name : null;
    },
    "host-name",
  );
}

/** What was typed as `read` spells it; nothing typed is nothing. */
export function checked(
  field: Field<string>,
  read: (typed: string) => string | null,
  error: FieldError,
): Field<string> {
  return field.transform((typed, context): string => {
    const value = typed === "" ? "" : read(typed);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}

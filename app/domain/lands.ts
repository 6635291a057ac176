/** The sixteen Länder by the two letters of ISO 3166-2:DE, in the order of their names. */
export const lands = [
  "BW",
  "BY",
  "BE",
  "BB",
  "HB",
  "HH",
  "HE",
  "MV",
  "NI",
  "NW",
  "RP",
  "SL",
  "SN",
  "ST",
  "SH",
  "TH",
] as const;
export type Land = (typeof lands)[number];

export function isLand(value: unknown): value is Land {
  return lands.some((land) => land === value);
}

/** The Land of an AGS: its first two digits (Statistisches Bundesamt, Gemeindeverzeichnis). */
export function landOfAgs(ags: string): Land | null {
  return byNumber[ags.slice(0, 2)] ?? null;
}

const byNumber: Record<string, Land> = {
  "01": "SH",
  "02": "HH",
  "03": "NI",
  "04": "HB",
  "05": "NW",
  "06": "HE",
  "07": "RP",
  "08": "BW",
  "09": "BY",
  "10": "SL",
  "11": "BE",
  "12": "BB",
  "13": "MV",
  "14": "SN",
  "15": "ST",
  "16": "TH",
};

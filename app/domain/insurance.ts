import { isLand, type Land } from "./lands";

/**
 * Where a Land says how it insures volunteers: an address without its https://. Only pages that were read for this
 * table; for the others the hint goes without one. It never says that somebody is insured.
 */
const sources: Partial<Record<Land, string>> = {
  BB: "ehrenamt-in-brandenburg.de/informationen/versicherungsschutz",
  BY: "www.ehrenamt.bayern.de",
  HE: "deinehrenamt.de/versicherungsschutz",
  MV: "unfallkasse-mv.de/versicherte-leistungen/versicherte/ehrenamt",
  NI: "www.freiwilligenserver.de",
  NW: "www.engagiert-in-nrw.de/sicherheit",
  SL: "saarland.de/stk/DE/portale/ehrenamt/service/ehrenamtsversicherung",
  ST: "presse.sachsen-anhalt.de",
};

export type InsuranceHint = { land: Land; source: string };

/** Null: the Land is unknown, or we know no page of it. */
export function insuranceHint(land: string | null): InsuranceHint | null {
  const source = isLand(land) ? sources[land] : undefined;
  return isLand(land) && source ? { land, source } : null;
}

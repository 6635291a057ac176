/** Who provides this: the municipality where it has said so, else the operator from IMPRINT_* (empty only in demo and test). */
export type Imprint = {
  name: string;
  address: string;
  email: string;
  phone: string;
  responsible: string;
  /** Who speaks for it in law; the operator's line has it in `responsible` */
  representative?: string;
};

/** What a municipality says of itself on the pages that the law asks for; a text may be empty. */
export type LegalOffice = {
  name: string;
  slug: string;
  reportsContact: string;
  privacyContact: string;
  supervisoryAuthority: string;
  accessibilityContact: string;
  accessibility: {
    /** ISO date of the last check; null: only the product's own */
    checkedAt: string | null;
    method: string;
    gaps: string;
    enforcementBody: string;
    signLanguageVideo: string;
  };
  /** ISO 3166-2:DE without the country */
  land: string | null;
  terms: string;
} | null;

export type LegalProps = {
  imprint: Imprint;
  office?: LegalOffice;
  /** Who runs the server, where that is somebody else than the provider */
  operator?: Imprint | null;
};

/** When the statement of accessibility was written, and the product last assessed by its makers. */
export const writtenOn = "2026-11-22";
export const assessedOn = "2026-11-22";

/** A municipality's own gaps, one a line. */
export function gapsOf(text = ""): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
}

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

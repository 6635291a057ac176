/** The operator's details from IMPRINT_*; empty only in demo and test. */
export type Imprint = {
  name: string;
  address: string;
  email: string;
  phone: string;
  responsible: string;
};

export type OwnFact = { label: string; value: string };
export type OwnRow = { key: string; facts: OwnFact[] };

/** One table of what is held about a person, in words. */
export type OwnSection = {
  table: string;
  title: string;
  /** how long it is kept */
  kept: string;
  rows: OwnRow[];
  /** what only the file says, and what nobody sees */
  file: string[];
  secret: string[];
};

export type OwnData = { sections: OwnSection[]; nothing: string[] };

import type { RetentionRule } from "../retention";

/** What a table holds about a person. Lists of columns are words with blanks between. */
export type Described = {
  /** the column that holds the person's id */
  person: string;
  /** what an erasure does to the rows */
  erased: "deleted" | "anonymised" | "unlinked";
  kept: RetentionRule;
  /** for page and file */
  shown: string;
  /** for the file only: ids and counters that say nothing to a reader */
  file: string;
  /** keys and hashes: shown to nobody, so that nobody can take them */
  secret: string;
  /** not about the person: of the association, or what stays when the person is gone */
  others: string;
};

export const nothing = { file: "", secret: "", others: "" };

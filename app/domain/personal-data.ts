import { helping } from "./personal-data/helping";
import { signingIn } from "./personal-data/signing-in";
import { workingTogether } from "./personal-data/working-together";

/**
 * Everything in the database that is about a person: the page about one's own data, its JSON, the erasure and
 * docs/privacy.md are made of it. A test holds it against the schema, so that no new column is forgotten.
 */
export const personalData = { ...helping, ...signingIn, ...workingTogether };

export type PersonalTable = keyof typeof personalData;
export const personalTables = Object.keys(personalData) as PersonalTable[];

/**
 * Tables in which nobody stands, or (the audit log) only pseudonyms that end with `Pseudonym`. A barrier is
 * reported without an account; an address left with it belongs to nobody here.
 */
export const impersonalTables = [
  ...[
    "Association",
    "AuditCheckpoint",
    "AuditEntry",
    "Barrier",
    "EndedEndpoint",
    "Heartbeat",
    "IdentityFlow",
  ],
  ...[
    "IdentityProvider",
    "Municipality",
    "PasskeyChallenge",
    "PushOrigin",
    "RemovedShift",
    "Routine",
    "Shift",
  ],
  ...["Showing", "Wave", "need_change", "rate_limit"],
];

type Listed<Names extends string> = Names extends `${infer One} ${infer Rest}` ? One | Listed<Rest> : Names;

/** The columns of a table that are about the person: each has words in every language. */
export type ColumnOf<Table extends PersonalTable> = Exclude<
  Listed<(typeof personalData)[Table]["shown" | "file" | "secret"]>,
  ""
>;

export function columnsOf(table: PersonalTable, ...of: ("shown" | "file" | "secret" | "others")[]): string[] {
  return of.flatMap((kind) => personalData[table][kind].split(" ")).filter(Boolean);
}

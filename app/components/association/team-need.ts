import type { Category } from "~/domain/categories";
import type { RoundedCount } from "~/domain/counts";
import type { CredentialKind } from "~/domain/credentials";
import type { AssociationReasons } from "~/domain/matching";
import type { NeedStatus } from "~/domain/need-status";

/** A need as its own team sees it. Never holds where a resident lives, nor how far. */
export type TeamNeed = {
  id: string;
  title: string;
  lang: string;
  status: NeedStatus;
  category: Category;
  associationName: string;
  /** exact: the team knows where its own need is; null: from home */
  place: string | null;
  unit: string;
  cancelReason: string;
  past: boolean;
  shifts: RosterShift[];
};

export type RosterShift = {
  id: string;
  start: Date;
  end: Date;
  flexible: boolean;
  places: number;
  taken: number;
  people: RosterPerson[];
};

export type RosterPerson = {
  id: string;
  name: string;
  /** themselves and whom they bring */
  people: number;
  /** of somebody under 18 the guardian's */
  phone: string | null;
  /** there is one, for whoever signed in within 30 days */
  phoneHidden?: boolean;
  minor: boolean;
  guardian: string | null;
  /** the papers the need asks for; empty for whom the team entered by name */
  papers: { kind: CredentialKind; detail: string; seenOn: Date | null }[];
  confirmedAt: Date;
  missed: boolean;
  /** entered by the coordinator */
  byPhone: boolean;
  stillFits: boolean;
  reasons: AssociationReasons | null;
};

/** How the ringing goes: rounded counts only. */
export type RingingOfNeed = {
  declined: RoundedCount;
  nextAt: Date | null;
  why: string;
  stopped: boolean;
  mayRingNow: boolean;
  waitsForRelease: boolean;
  urgent: boolean;
  /** some are chosen and have not rung yet */
  waiting: boolean;
  waves: {
    nr: number;
    at: Date;
    cause: string;
    rung: RoundedCount;
    opened: RoundedCount;
    declined: RoundedCount;
  }[];
};

export type Reach = {
  rung: RoundedCount;
  opened: RoundedCount;
  /** somebody in reach fits, whether they can be rung or not */
  fits: boolean;
  /** when the next ones are rung; null when nobody waits */
  nextAt: Date | null;
};

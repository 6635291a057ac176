import type { de } from "./de";
import { type Locale, languages } from "./locales";
import type { PluralForm, Translated } from "./translated";

/**
 * The resident's path: finding, helping, joining, one's own pages, pings and mails. Every language has these texts;
 * the pages beyond (associations, town hall, law) are German and English only. A new area of texts, or a new text
 * in an area that is not named here, belongs to the path.
 */
export type PathTexts<Form extends PluralForm = "one" | "other"> = Translated<
  Omit<German, keyof Divided | "needForm" | "legal" | "access"> & Divided,
  Form
>;

type German = typeof de;

/** Of the areas that are mostly others': what residents meet. Of those mostly theirs: all but what they do not. */
type Divided = {
  association: Pick<German["association"], "signIn" | "cancelReason">;
  municipality: Pick<German["municipality"], "page"> & {
    nav: Pick<German["municipality"]["nav"], "main">;
    setup: Pick<German["municipality"]["setup"], "notYet" | "notYetTitle">;
  };
  team: Pick<German["team"], "halted" | "lands"> & {
    insurance: Pick<German["team"]["insurance"], "title" | "text" | "plain">;
    apply: Pick<German["team"]["apply"], "nav" | "login">;
    bars: Pick<German["team"]["bars"], "kind" | "kindTitle">;
    papers: Pick<
      German["team"]["papers"],
      "factTitle" | "factDetail" | "background-check" | "first-aid" | "driving-licence"
    >;
  };
  report: Omit<German["report"], OfTheOffice | "mail"> & {
    mail: Omit<German["report"]["mail"], "waits" | "team">;
  };
  privacy: Omit<German["privacy"], "roster" | "period" | "retention">;
  push: Omit<German["push"], TeamNews>;
  mail: Omit<German["mail"], TeamNews | "team">;
};

type OfTheOffice =
  | "queue"
  | "page"
  | "case"
  | "decision"
  | "decisionHint"
  | "refusal"
  | "team"
  | "backup"
  | "audit";

type TeamNews = "firstSignup" | "full" | "withdrawn" | "nobodyYet";

const pagesBeyond =
  /^\/(association|associations\/new|team|municipality|setup|style|me\/data|(m\/[^/]+\/)?(impressum|datenschutz|nutzungsbedingungen|barrierefreiheit))(?=[./]|$)/;

/** The language a page is in for whoever chose this one. */
export function pageLocale(chosen: Locale, pathname: string): Locale {
  return pagesBeyond.test(pathname) ? beyondLocale(chosen) : chosen;
}

/** The language of what is not on the resident's path: pages, and pings and mails to teams and town halls. */
export function beyondLocale(chosen: Locale): Locale {
  return languages[chosen].beyond;
}

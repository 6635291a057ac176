import type { DateWords } from "~/i18n/date-words";
import type { Locale } from "~/i18n/locales";
import type { Dictionary } from "~/i18n/translate";

/**
 * What a signed-in browser keeps to be read without a connection: GET /me/offline.json. Instants are ISO texts,
 * distances metres.
 */
export type Kept = {
  /** the session it belongs to (its handle): another one's is thrown away */
  owner: string;
  /** real time of the server when it was made, and what the product's clock said then */
  at: string;
  clock: string;
  locale: Locale;
  dir: "ltr" | "rtl";
  words: { offline: NonNullable<Dictionary["offline"]>; dates: DateWords };
  needs: KeptNeed[];
};

export type KeptNeed = {
  id: string;
  title: string;
  /** BCP 47, of title and text */
  lang: string;
  association: string;
  /** why it is kept: one's own, near home, or looked at lately */
  as: "own" | "near" | "seen";
  cancelled: boolean;
  full: boolean;
  text: string;
  bring: string;
  /** in words: "Treffen 13:45 Uhr" */
  meetAt: string;
  /** exact for those who are coming */
  place: string | null;
  distance: number | null;
  contactName: string;
  contactPhone: string;
  shifts: KeptShift[];
  /** real time: forgotten then, as the server forgets whom to call */
  until: string;
};

export type KeptShift = {
  id: string;
  start: string;
  end: string;
  flexible: boolean;
  coming: boolean;
  people: number;
  /** as far as the server could say, this person may take a place without saying more */
  free: boolean;
};

/** Without what is due by now; null when it is another session's, or of a form that this version does not know. */
export function stillKept(kept: Kept | undefined, realNow: Date): Kept | null {
  if (!kept || typeof kept.owner !== "string" || !Array.isArray(kept.needs)) return null;
  const now = realNow.getTime();
  if (now - Date.parse(kept.at) > keptForMs) return null;
  return { ...kept, needs: kept.needs.filter((need) => Date.parse(need.until) > now) };
}

/** Whoever has not been here for a month finds other needs anyway. */
const keptForMs = 30 * 86_400_000;

/** The product's clock, which a demo or a test may have set elsewhere. */
export function productNow({ at, clock }: Pick<Kept, "at" | "clock">, realNow: Date): Date {
  return new Date(realNow.getTime() + Date.parse(clock) - Date.parse(at));
}

/** The needs last looked at, the newest first. */
export function withSeen(ids: readonly string[], id: string): string[] {
  return [id, ...ids.filter((other) => other !== id)].slice(0, seenAtMost);
}

export const seenAtMost = 10;

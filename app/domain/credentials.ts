/** Papers of which an association notes that it saw them. */
const credentialKinds = ["background-check", "first-aid", "driving-licence"] as const;

export type CredentialKind = (typeof credentialKinds)[number];

/** Classes of the German driving licence that an errand in a village asks for (§ 6 FeV). */
export const licenceClasses = ["B", "BE", "C1", "C1E", "C", "CE", "D1", "D", "L", "T"] as const;

export type LicenceClass = (typeof licenceClasses)[number];

/** What of a need asks for papers. */
export type PaperNeed = { needsBackgroundCheck: boolean; needsFirstAid: boolean; licenceClass: string };
export type Paper = { kind: CredentialKind; detail: string };

export function papersOf(need: PaperNeed): Paper[] {
  return [
    ...(need.needsBackgroundCheck ? [{ kind: "background-check" as const, detail: "" }] : []),
    ...(need.needsFirstAid ? [{ kind: "first-aid" as const, detail: "" }] : []),
    ...(need.licenceClass ? [{ kind: "driving-licence" as const, detail: need.licenceClass }] : []),
  ];
}

export function isCredentialKind(value: unknown): value is CredentialKind {
  return credentialKinds.some((kind) => kind === value);
}

/** Months after the last engagement; § 72a (5) SGB VIII allows six since 2021 and allowed three before. */
export const credentialMonths = 3;

/**
 * Until when the note of a paper may be kept: § 72a (5) sentences 4 and 5 SGB VIII want it deleted without delay
 * when no engagement follows, else at the latest some months after it ended. We take the shorter period that was
 * ever law, for all papers alike.
 * @param engagedUntil the end of the last engagement with this association that is known; null: none follows
 * @returns the instant from which it must be gone
 */
export function credentialEnds({ seenOn, engagedUntil }: { seenOn: Date; engagedUntil: Date | null }): Date {
  if (engagedUntil === null || engagedUntil < seenOn) return seenOn;
  const end = new Date(engagedUntil);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + credentialMonths);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end;
}

/** Noted once seen: not in the future, and not older than anybody remembers (days as UTC midnights). */
export function isLikelySeen(seenOn: Date, today: Date): boolean {
  const year = 366 * 24 * 60 * 60_000;
  return seenOn <= today && seenOn.getTime() > today.getTime() - 5 * year;
}

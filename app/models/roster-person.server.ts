import { isMinor } from "~/domain/age";
import { type Paper, papersOf } from "~/domain/credentials";
import type { Prisma } from "./generated/client";

/** What of a person stands behind a line of the roster. */
export const behindSignup = {
  birthYear: true,
  guardian: { select: { name: true, phone: true } },
} satisfies Prisma.PersonSelect;

type Behind = Prisma.PersonGetPayload<{ select: typeof behindSignup }>;

/**
 * Whom to call: of somebody under 18 the guardian, never the young person themselves. Whom the team entered by
 * name has the number it wrote down.
 */
export function whomToCall(
  signup: { phone: string | null; person: Behind | null },
  day: Date,
): { phone: string | null; minor: boolean; guardian: string | null } {
  const { person, phone } = signup;
  if (!person || !isMinor(person.birthYear, day)) return { phone, minor: false, guardian: null };
  return { phone: person.guardian?.phone || null, minor: true, guardian: person.guardian?.name || null };
}

/** A paper the need asks for, and the day on which this association saw it. */
export type ShownPaper = Paper & { seenOn: Date | null };

type Seen = { personId: string; kind: string; detail: string; seenOn: Date };

export function papersShown(
  need: Parameters<typeof papersOf>[0],
  personId: string | null,
  seen: readonly Seen[],
): ShownPaper[] {
  if (personId === null) return [];
  return papersOf(need).map((paper) => {
    const note = seen.find(
      (one) => one.personId === personId && one.kind === paper.kind && one.detail === paper.detail,
    );
    return { ...paper, seenOn: note?.seenOn ?? null };
  });
}

import { db, type Tx } from "./db.server";
import { enqueue, type Jobs } from "./job.server";
import { staffToTell } from "./staff.server";

/** What is told by mail about an association: to its owners, or to the staff of a municipality. */
export type AssociationNews =
  | "approved"
  | "refused"
  | "suspended"
  | "restored"
  | "showing-granted"
  | "showing-refused";

export type TownHallNews = "applied" | "showing-asked";

/** One job per owner, so that a mail server that refuses one does not write to the others twice. */
export async function tellTeamByMail(
  tx: Tx,
  associationId: string,
  news: AssociationNews,
  municipalityId?: string,
): Promise<void> {
  const owners = await tx.membership.findMany({
    where: { associationId, role: "owner", person: { email: { not: null } } },
    select: { personId: true },
    orderBy: { personId: "asc" },
  });
  for (const { personId } of owners) {
    await enqueue(tx, "association-mail", { associationId, personId, news, municipalityId });
  }
}

/** Whoever works for the municipality and confirmed an address hears that something waits for a decision. */
export async function tellTownHall(
  tx: Tx,
  { associationId, municipalityId }: { associationId: string; municipalityId: string },
  news: TownHallNews,
): Promise<void> {
  for (const personId of await staffToTell(tx, municipalityId)) {
    await enqueue(tx, "association-mail", { associationId, personId, news, municipalityId });
  }
}

/** The status in which each piece of news is still true; anything else came later and was told by itself. */
const holdsIn = {
  applied: "applied",
  approved: "approved",
  refused: "refused",
  suspended: "suspended",
  restored: "approved",
} as const;

/** What a mail says, read when it is sent; null when it is no longer so, or nobody is there to read it. */
export async function associationNews({
  associationId,
  personId,
  news,
  municipalityId,
}: Jobs["association-mail"]) {
  const [association, person] = await Promise.all([
    db().association.findUnique({
      where: { id: associationId },
      include: { municipality: { select: { name: true } } },
    }),
    db().person.findUnique({ where: { id: personId }, select: { email: true, locale: true } }),
  ]);
  if (!association || !person?.email) return null;
  const wanted = news in holdsIn ? holdsIn[news as keyof typeof holdsIn] : null;
  if (wanted && association.status !== wanted) return null;
  const asked = municipalityId
    ? await db().municipality.findUnique({ where: { id: municipalityId }, select: { name: true } })
    : association.municipality;
  if (!asked) return null;
  return {
    to: person.email,
    locale: person.locale,
    name: association.name,
    municipality: asked.name,
    reason: news === "refused" || news === "suspended" ? association.statusReason : "",
  };
}

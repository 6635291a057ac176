import { db, type Tx, transaction } from "./db.server";
import { holdersOf } from "./email-address.server";
import { hashOf } from "./hash.server";
import { enqueue } from "./job.server";
import { lockPerson } from "./person.server";
import { createToken } from "./sign-in-token.server";

const windowMs = 15 * 60_000;
/** Nobody's mailbox is flooded; who asks is limited long before (domain/limits). */
const mailsPerWindow = 12;

export type AskedLink = { email: string; askedBy: string; to: string | null };

/**
 * Somebody asks for a link. The same work for every address: one job, which finds out later whether anybody
 * has it. Rests on the job's key: while one waits, the next of the same browser replaces it.
 * @param askedBy hash of the asking browser's cookie
 */
export async function askForLink({ email, askedBy, to }: AskedLink): Promise<void> {
  const key = hashOf(`${askedBy} ${email.toLowerCase()}`);
  const payload = { kind: "asked" as const, email, askedBy, ...(to ? { to } : {}) };
  await transaction((tx) => enqueue(tx, "sign-in-mail", payload, { key: `sign-in-mail:${key}` }));
}

/**
 * The token of a link that was asked for, for the address's confirmed owner, else for whoever gave it last (opening
 * the link then confirms it); null for an address nobody has, and for the thirteenth within a
 * quarter of an hour. Rests on the person's row, locked for the count. Real time.
 */
export async function tokenForAsked(
  email: string,
  askedBy: string,
  realNow: Date,
): Promise<{ token: string; locale: string } | null> {
  const [person] = await holdersOf(db(), email);
  if (!person) return null;
  return transaction(async (tx) => {
    await lockPerson(tx, person.id);
    if ((await mailedSince(tx, person.id, new Date(realNow.getTime() - windowMs))) >= mailsPerWindow)
      return null;
    const token = await createToken(tx, "sign-in", person.id, realNow, email, askedBy);
    return { token, locale: person.locale };
  });
}

/** The token of a link for a person that we know; null when they are gone. Real time. */
export async function tokenForPerson(
  kind: "sign-in" | "confirm-email",
  { personId, email }: { personId: string; email: string },
  realNow: Date,
): Promise<{ token: string; locale: string } | null> {
  return transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId }, select: { locale: true } });
    if (!person) return null;
    return { token: await createToken(tx, kind, personId, realNow, email), locale: person.locale };
  });
}

/** Where somebody begins who wanted to go nowhere in particular. */
export async function startPageOf(personId: string): Promise<"/municipality" | "/association" | "/me"> {
  const [staff, memberships] = await Promise.all([
    db().staff.count({ where: { personId } }),
    db().membership.count({ where: { personId } }),
  ]);
  return staff > 0 ? "/municipality" : memberships > 0 ? "/association" : "/me";
}

async function mailedSince(tx: Tx, personId: string, since: Date): Promise<number> {
  return tx.signInToken.count({ where: { personId, kind: "sign-in", createdAt: { gt: since } } });
}

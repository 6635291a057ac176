import { db, type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { lockPerson, personByEmail } from "./person.server";

const windowMs = 15 * 60_000;
const mailsPerWindow = 5;

/**
 * Mails a link to an address we know; an unknown one, or the sixth within a quarter of an hour, gets nothing
 * and nobody learns which. Rests on the person's row, locked for the count, and on the job's key: while one
 * waits to be sent, the next replaces it. Real time.
 */
export async function requestSignIn(email: string, to: string | null, realNow: Date): Promise<void> {
  const person = await personByEmail(email);
  if (!person) return;
  await transaction(async (tx) => {
    await lockPerson(tx, person.id);
    if ((await mailedSince(tx, person.id, new Date(realNow.getTime() - windowMs))) >= mailsPerWindow) return;
    const payload = { personId: person.id, email, kind: "sign-in" as const, ...(to ? { to } : {}) };
    await enqueue(tx, "sign-in-mail", payload, { key: `sign-in-mail:${person.id}` });
  });
}

/** Where somebody begins who wanted to go nowhere in particular. */
export async function startPageOf(personId: string): Promise<"/association" | "/me"> {
  return (await db().membership.count({ where: { personId } })) > 0 ? "/association" : "/me";
}

async function mailedSince(tx: Tx, personId: string, since: Date): Promise<number> {
  return tx.signInToken.count({ where: { personId, kind: "sign-in", createdAt: { gt: since } } });
}

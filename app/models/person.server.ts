import { db, type Tx } from "./db.server";

/**
 * Takes the person's row for the rest of the transaction. Always before a need's row (see signup.server).
 * `no key`: whoever only refers to the person (a ping being written down) need not wait.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`select id from "Person" where id = ${personId}::uuid for no key update`;
}

/**
 * Whom a link to this address would sign in: its confirmed owner, else whoever last gave it
 * (opening the link then confirms it). Null when nobody did.
 */
export async function personByEmail(email: string): Promise<{ id: string; locale: string } | null> {
  return db().person.findFirst({
    where: { email: { equals: email, mode: "insensitive" } },
    orderBy: [{ emailConfirmed: "desc" }, { createdAt: "desc" }],
    select: { id: true, locale: true },
  });
}

export async function setLocale(personId: string, locale: string): Promise<void> {
  await db().person.update({ where: { id: personId }, data: { locale } });
}

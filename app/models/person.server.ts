import { db, type Tx } from "./db.server";

/**
 * Takes the person's row for the rest of the transaction. Always before a need's row (see signup.server).
 * `no key`: whoever only refers to the person (a ping being written down) need not wait.
 * @returns whether there is such a person; they may have erased themselves in another window
 */
export async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select id from "Person" where id = ${personId}::uuid for no key update`;
  return rows.length > 0;
}

/** The language they chose; null for nobody. */
export async function localeOfPerson(personId: string): Promise<string | null> {
  const person = await db().person.findUnique({ where: { id: personId }, select: { locale: true } });
  return person?.locale ?? null;
}

export async function setLocale(personId: string, locale: string): Promise<void> {
  await db().person.update({ where: { id: personId }, data: { locale } });
}

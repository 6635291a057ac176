import type { Tx } from "./db.server";

// One address whatever the case of its letters, compared as its index is: `lower(email)`. Never by Prisma's
// `mode: "insensitive"`: that is ILIKE, to which max_muster@… is max.muster@… as well.

type Holder = { id: string; emailConfirmed: boolean; locale: string };

/** Everybody who gave this address: its confirmed owner first, then whoever gave it last. */
export async function holdersOf(tx: Tx, email: string): Promise<Holder[]> {
  return tx.$queryRaw<Holder[]>`
    select id, "emailConfirmed", locale from "Person" where lower(email) = lower(${email})
     order by "emailConfirmed" desc, "createdAt" desc`;
}

/** Who has shown that this address is theirs; null: nobody has. */
export async function ownerOf(tx: Tx, email: string): Promise<string | null> {
  const [first] = await holdersOf(tx, email);
  return first?.emailConfirmed ? first.id : null;
}

/**
 * Whoever opened a link sent to an address owns it: it is theirs from now on, and nobody else's. Rests on the
 * partial unique index person_confirmed_email, and on a lock on the address: of two at once the later one has it.
 */
export async function confirmEmail(tx: Tx, personId: string, email: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`email:${email.toLowerCase()}`}, 0))`;
  await tx.$executeRaw`
    update "Person" set "emailConfirmed" = false
     where lower(email) = lower(${email}) and "emailConfirmed" and id <> ${personId}::uuid`;
  await tx.person.update({ where: { id: personId }, data: { email, emailConfirmed: true } });
}

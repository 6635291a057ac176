import { db, transaction } from "./db.server";
import { createToken } from "./sign-in-token.server";

/**
 * What an invitation to the town hall says, and to whom, with its token; null: no longer staff, or without an
 * address. Real time.
 */
export async function staffToInvite(personId: string, municipalityId: string, realNow: Date) {
  const row = await db().staff.findUnique({
    where: { personId_municipalityId: { personId, municipalityId } },
    include: {
      person: { select: { email: true, locale: true } },
      municipality: { select: { name: true } },
    },
  });
  if (!row?.person.email) return null;
  const { email, locale } = row.person;
  const token = await transaction((tx) => createToken(tx, "confirm-email", personId, realNow, email));
  return { email, locale, token, role: row.role, municipality: row.municipality.name };
}

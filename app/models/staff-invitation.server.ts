import { db } from "./db.server";

/** What an invitation to the town hall says, and to whom; null: no longer staff, or without an address. */
export async function staffToInvite(personId: string, municipalityId: string) {
  const row = await db().staff.findUnique({
    where: { personId_municipalityId: { personId, municipalityId } },
    include: {
      person: { select: { email: true, locale: true } },
      municipality: { select: { name: true } },
    },
  });
  if (!row?.person.email) return null;
  const { email, locale } = row.person;
  return { email, locale, role: row.role, municipality: row.municipality.name };
}

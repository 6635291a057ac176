import { db } from "./db.server";

/** An association as everybody may see it, while it is approved. Whom the town hall may call stands nowhere. */
export async function publicAssociation(id: string) {
  return db().association.findFirst({
    where: { id, status: "approved" },
    select: {
      id: true,
      name: true,
      purpose: true,
      website: true,
      placeName: true,
      municipality: { select: { slug: true, name: true, accent: true } },
    },
  });
}

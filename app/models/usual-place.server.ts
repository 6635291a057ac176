import { db } from "./db.server";

export type UsualPlace = { placeName: string; lat: number | null; lon: number | null };

/** Where a new need of this association most likely is: where its last public one was, else where it is at home. */
export async function usualPlace(associationId: string): Promise<UsualPlace | null> {
  const select = { placeName: true, lat: true, lon: true };
  const last = await db().helpRequest.findFirst({
    where: { associationId, placeKind: "public", NOT: { placeName: "" }, lat: { not: null } },
    select,
    orderBy: { createdAt: "desc" },
  });
  if (last) return last;
  const home = await db().association.findUnique({ where: { id: associationId }, select });
  return home?.placeName ? home : null;
}

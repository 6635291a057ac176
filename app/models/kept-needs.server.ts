import { db } from "./db.server";
import { type PublicNeed, publicView, shown, whole } from "./help-request-read.server";

/** Several needs at once, as everybody may see them; what is hidden or a draft is left out. */
export async function publicNeeds(ids: readonly string[]): Promise<Map<string, PublicNeed>> {
  const rows = await db().helpRequest.findMany({
    where: { ...shown, id: { in: [...ids] }, status: { not: "draft" } },
    include: whole,
  });
  return new Map(rows.map((row) => [row.id, publicView(row)]));
}

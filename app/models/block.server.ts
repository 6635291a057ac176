import { db, transaction } from "./db.server";

/**
 * "Von diesem Verein nichts mehr hören": the matching asks nobody who blocked, and every ping is looked at once
 * more before it goes out. Rests on the primary key: twice is once.
 */
export async function block(personId: string, associationId: string): Promise<boolean> {
  const known = await db().association.count({ where: { id: associationId } });
  if (known === 0) return false;
  await transaction((tx) => tx.block.createMany({ data: { personId, associationId }, skipDuplicates: true }));
  return true;
}

export async function unblock(personId: string, associationId: string): Promise<void> {
  await db().block.deleteMany({ where: { personId, associationId } });
}

export async function isBlocked(personId: string, associationId: string): Promise<boolean> {
  return (await db().block.count({ where: { personId, associationId } })) > 0;
}

/** Whom this person does not want to hear of, by name. */
export async function blocksOf(
  personId: string,
): Promise<{ id: string; name: string; municipality: string }[]> {
  const rows = await db().block.findMany({
    where: { personId },
    select: { association: { select: { id: true, name: true, municipality: { select: { name: true } } } } },
    orderBy: { association: { name: "asc" } },
  });
  return rows.map(({ association: { id, name, municipality } }) => ({
    id,
    name,
    municipality: municipality.name,
  }));
}

import { transaction } from "./db.server";
import { notifyWatchers } from "./watch.server";

/**
 * "Passt weiterhin": after a change the coordinator has called somebody whom they entered by name, and who
 * therefore cannot answer by themselves. One conditional update; false when there is no such person.
 */
export async function confirmByPhone(
  need: { id: string; associationId: string },
  signupId: string,
  now: Date,
): Promise<boolean> {
  const { id, associationId } = need;
  return transaction(async (tx) => {
    const { count } = await tx.signup.updateMany({
      where: {
        id: signupId,
        personId: null,
        status: "confirmed",
        shift: { helpRequest: { id, associationId, status: { notIn: ["draft", "cancelled"] } } },
      },
      data: { confirmedAt: now },
    });
    if (count > 0) await notifyWatchers(tx, id);
    return count > 0;
  });
}

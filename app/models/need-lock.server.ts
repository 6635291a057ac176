import type { Tx } from "./db.server";

/**
 * Takes the need's row for the rest of the transaction: its status, places and waves change one by one. Always
 * after a person's, an association's or a report's row. `no key`: whoever only refers to the need (an invitation
 * being written down) need not wait.
 */
export async function lockNeed(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select id from "HelpRequest" where id = ${id}::uuid for no key update`;
}

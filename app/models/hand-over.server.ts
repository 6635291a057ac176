import { transaction } from "./db.server";
import { createHandOverCode, createToken } from "./sign-in-token.server";

export type HandOver = { token: string; code: string };

/** Two ways for one person into the app on the Home Screen, whose cookies are its own: link and six digits. */
export async function handOver(personId: string, realNow: Date): Promise<HandOver> {
  return transaction(async (tx) => ({
    token: await createToken(tx, "hand-over", personId, realNow),
    code: await createHandOverCode(tx, personId, realNow),
  }));
}

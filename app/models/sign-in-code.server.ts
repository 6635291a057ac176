import { createHmac } from "node:crypto";
import { env } from "~/env.server";
import { db } from "./db.server";
import { hashOf } from "./hash.server";
import { limit } from "./limit.server";
import { consumeHash, type Used } from "./sign-in-token.server";

/**
 * The six digits a link shows in a browser that did not ask for it. Made of the stored hash with a key that is
 * not in the database, so that showing them writes nothing and reading the table tells nothing.
 */
export function codeOfToken(token: string): string {
  return codeOfHash(hashOf(token));
}

export type CodeUsed = { ok: true; used: Used } | { ok: false; retryAfterSeconds: number | null };

/**
 * Six digits typed where the link was asked for, or those of the app on the Home Screen. Attempts are counted
 * for the person the browser last asked a link for, in silence and with the same statements when there is
 * nobody: the answer must not tell whether an address is known.
 */
export async function redeemCode(code: string, browser: string | null, realNow: Date): Promise<CodeUsed> {
  const asked = await askedIn(browser, realNow);
  const account = asked[0]?.personId ?? `nobody ${browser}`;
  const counted = await limit("code", { account });
  const match = asked.find(({ tokenHash }) => codeOfHash(tokenHash) === code);
  if (match && counted.ok) {
    const used = await consumeHash(match.tokenHash, realNow, { askedBy: browser });
    if (used) return { ok: true, used };
  }
  return redeemHandOverCode(code, realNow);
}

/** They belong to nobody until they are typed: whoever guesses them, from wherever, shares one count. */
async function redeemHandOverCode(code: string, realNow: Date): Promise<CodeUsed> {
  const allowed = await limit("hand-over", { account: "everybody" });
  if (!allowed.ok) return allowed;
  const used = await consumeHash(hashOf(code), realNow, { kind: "hand-over-code" });
  return used ? { ok: true, used } : { ok: false, retryAfterSeconds: null };
}

/** The links this browser asked for last, all for one person: with each new address the digits before are void. */
async function askedIn(browser: string | null, realNow: Date) {
  const rows = await db().signInToken.findMany({
    where: { askedBy: browser ?? "", kind: "sign-in", usedAt: null, expiresAt: { gt: realNow } },
    orderBy: { createdAt: "desc" },
    select: { tokenHash: true, personId: true },
    take: 3,
  });
  return rows.filter(({ personId }) => personId === rows[0]?.personId);
}

function codeOfHash(tokenHash: string): string {
  const mac = createHmac("sha256", `sign-in code ${env().sessionSecret}`).update(tokenHash).digest();
  // 2^48 is so much more than a million that no digits come up noticeably more often.
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

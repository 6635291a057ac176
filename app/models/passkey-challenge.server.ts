import { randomBytes } from "node:crypto";
import { db } from "./db.server";
import { hashOf } from "./hash.server";

export type ChallengePurpose = "register" | "sign-in" | "prove";

const lifetimeMs = 5 * 60_000;

/**
 * 256 random bits for a passkey to sign, for five minutes and in this browser only: `askedBy` is the hash of
 * its session, or of its own cookie when nobody is signed in. Only the hash is stored. Real time.
 * @returns the challenge as base64url
 */
export async function issueChallenge(
  purpose: ChallengePurpose,
  askedBy: string,
  realNow: Date,
): Promise<string> {
  const challenge = randomBytes(32).toString("base64url");
  const expiresAt = new Date(realNow.getTime() + lifetimeMs);
  await db().passkeyChallenge.create({
    data: { challengeHash: hashOf(challenge), purpose, askedBy, expiresAt },
  });
  return challenge;
}

/** Uses a challenge up. Rests on one conditional delete: of two that come at once, one finds nothing. */
export async function consumeChallenge(
  challenge: string,
  { purpose, askedBy }: { purpose: ChallengePurpose; askedBy: string },
  realNow: Date,
): Promise<boolean> {
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { challengeHash: hashOf(challenge), purpose, askedBy, expiresAt: { gt: realNow } },
  });
  return count === 1;
}

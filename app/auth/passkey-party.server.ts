import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { AssertionAnswer, RegistrationAnswer } from "~/domain/passkey";
import { env } from "~/env.server";
import { type ChallengePurpose, consumeChallenge, issueChallenge } from "~/models/passkey-challenge.server";

export const fiveMinutes = 5 * 60_000;

/** A challenge as the bytes that the authenticator signs. */
export async function newChallenge(
  purpose: ChallengePurpose,
  askedBy: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(Buffer.from(await issueChallenge(purpose, askedBy, new Date()), "base64url"));
}

/** Used up whatever comes of it, so that nothing is tried twice with one challenge. */
export async function usedChallenge(
  { response }: RegistrationAnswer | AssertionAnswer,
  purpose: ChallengePurpose,
  askedBy: string,
): Promise<string | null> {
  const challenge = challengeIn(response.clientDataJSON);
  if (!challenge) return null;
  return (await consumeChallenge(challenge, { purpose, askedBy }, new Date())) ? challenge : null;
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}

/** Opaque to the authenticator that keeps it (section 5.4.3). */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll("-", ""), "hex"));
}

/** Passkeys are bound to this host name (section 5.1.2). */
export function rpId(): string {
  return new URL(env().baseUrl).hostname;
}

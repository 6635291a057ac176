import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { type AssertionAnswer, knownTransports } from "~/domain/passkey";
import { env } from "~/env.server";
import { countUse, findPasskey, passkeysOf } from "~/models/passkey.server";
import { fiveMinutes, newChallenge, rpId, usedChallenge, userHandleOf } from "./passkey-party.server";
import type { Viewer } from "./session.server";

/** To sign in with any passkey of this browser; to prove who one is, with one of one's own. */
export async function signInOptions(askedBy: string) {
  return generateAuthenticationOptions({
    rpID: rpId(),
    challenge: await newChallenge("sign-in", askedBy),
    timeout: fiveMinutes,
    userVerification: "preferred",
  });
}

export async function proveOptions(viewer: Viewer, askedBy: string) {
  const own = await passkeysOf(viewer.id);
  return generateAuthenticationOptions({
    rpID: rpId(),
    challenge: await newChallenge("prove", askedBy),
    timeout: fiveMinutes,
    allowCredentials: own.map(({ id, transports }) => ({ id, transports: knownTransports(transports) })),
    userVerification: "required",
  });
}

/**
 * Whose passkey signed this browser's challenge. To prove who one is, it must be one's own and have asked who
 * holds it. @returns `userVerified`: it asked for finger, face or PIN
 */
export async function authenticate(
  answer: AssertionAnswer,
  purpose: "sign-in" | "prove",
  { askedBy, personId = null }: { askedBy: string; personId?: string | null },
): Promise<
  | { ok: true; personId: string; userVerified: boolean }
  | { ok: false; reason: "expired" | "unknown" | "invalid" }
> {
  const challenge = await usedChallenge(answer, purpose, askedBy);
  if (!challenge) return { ok: false, reason: "expired" };
  const passkey = await findPasskey(answer.id);
  if (!passkey || (personId && passkey.personId !== personId)) return { ok: false, reason: "unknown" };
  const { userHandle } = answer.response;
  if (userHandle && userHandle !== Buffer.from(userHandleOf(passkey.personId)).toString("base64url"))
    return { ok: false, reason: "invalid" };
  const found = await verifyAuthenticationResponse({
    response: answer as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
    expectedChallenge: challenge,
    expectedOrigin: env().baseUrl,
    expectedRPID: rpId(),
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.signCount),
    },
    requireUserVerification: purpose === "prove",
  }).catch(() => null);
  if (!found?.verified) return { ok: false, reason: "invalid" };
  const { newCounter, credentialBackedUp, userVerified } = found.authenticationInfo;
  const use = { signCount: newCounter, backedUp: credentialBackedUp };
  if (!(await countUse(passkey, use, new Date()))) return { ok: false, reason: "invalid" };
  return { ok: true, personId: passkey.personId, userVerified };
}

import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { deviceName } from "~/domain/device-name";
import { knownTransports, type RegistrationAnswer } from "~/domain/passkey";
import { env } from "~/env.server";
import { addPasskey, type Holder, passkeysOf } from "~/models/passkey.server";
import { fiveMinutes, newChallenge, rpId, usedChallenge, userHandleOf } from "./passkey-party.server";
import type { Viewer } from "./session.server";

/** What the browser needs to make a passkey for this person. `askedBy`: the hash of their session. */
export async function registrationOptions(viewer: Viewer, askedBy: string, appName: string) {
  const known = await passkeysOf(viewer.id);
  return generateRegistrationOptions({
    rpName: appName,
    rpID: rpId(),
    userID: userHandleOf(viewer.id),
    userName: viewer.email ?? viewer.name,
    userDisplayName: viewer.name,
    challenge: await newChallenge("register", askedBy),
    timeout: fiveMinutes,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: knownTransports(transports) })),
    authenticatorSelection: { residentKey: "required", userVerification: verificationFor(viewer) },
  });
}

/** Keeps the new passkey under the name of the device that made it. */
export async function register(
  viewer: Viewer,
  answer: RegistrationAnswer,
  { askedBy, userAgent }: { askedBy: string; userAgent: string },
): Promise<
  | { ok: true; id: string; userVerified: boolean }
  | { ok: false; reason: "expired" | "invalid" | "taken" | "too-many" }
> {
  const challenge = await usedChallenge(answer, "register", askedBy);
  if (!challenge) return { ok: false, reason: "expired" };
  const found = await verifyRegistrationResponse({
    response: answer as Parameters<typeof verifyRegistrationResponse>[0]["response"],
    expectedChallenge: challenge,
    expectedOrigin: env().baseUrl,
    expectedRPID: rpId(),
    requireUserVerification: verificationFor(viewer) === "required",
  }).catch(() => null);
  if (!found?.verified) return { ok: false, reason: "invalid" };
  const { credential, credentialBackedUp, userVerified } = found.registrationInfo;
  const passkey = {
    id: credential.id,
    name: deviceName(userAgent) || "Passkey",
    publicKey: credential.publicKey,
    signCount: credential.counter,
    transports: knownTransports(answer.response.transports),
    backedUp: credentialBackedUp,
  };
  const added = await addPasskey(holderOf(viewer), passkey, new Date());
  return added.ok ? { ok: true, id: credential.id, userVerified } : added;
}

/** In which chains of the audit log somebody's passkeys matter. */
export function holderOf({ id, offices, memberships, operates }: Viewer): Holder {
  const chains: Holder["chains"] = [
    ...offices.map(({ municipalityId, role }) => ({ chain: municipalityId, role })),
    ...memberships
      .filter(({ role }) => role === "owner")
      .map(({ association }) => ({ chain: association.municipalityId, role: "owner" as const })),
    ...(operates ? [{ chain: "installation", role: "operator" as const }] : []),
  ];
  return {
    personId: id,
    chains: chains.filter(({ chain }, at) => chains.findIndex((one) => one.chain === chain) === at),
  };
}

/** Town hall staff show by finger, face or PIN that it is them; others where their device can. */
function verificationFor({ offices }: Viewer): "required" | "preferred" {
  return offices.length > 0 ? "required" : "preferred";
}

import { z } from "zod";

// What browsers send (Web Authentication Level 3, section 5.1.8), as far as it is read; credential ids have at
// most 1023 bytes.
const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/);
const credentialId = base64url(1364);
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_192),
    attestationObject: base64url(65_536),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_192),
    authenticatorData: base64url(8_192),
    signature: base64url(8_192),
    userHandle: base64url(128).optional(),
  }),
});

export type RegistrationAnswer = z.infer<typeof registration>;
export type AssertionAnswer = z.infer<typeof assertion>;

const ways = ["internal", "hybrid", "usb", "nfc", "ble", "smart-card"] as const;
export type PasskeyTransport = (typeof ways)[number];

/** A new passkey's answer, or null when it is none. */
export function parseRegistration(body: unknown): RegistrationAnswer | null {
  return registration.safeParse(body).data ?? null;
}

/** What a passkey signed, or null when it is no such thing. */
export function parseAssertion(body: unknown): AssertionAnswer | null {
  return assertion.safeParse(body).data ?? null;
}

/** The ways to reach a passkey that we know by name; browsers may know more. */
export function knownTransports(names: readonly string[]): PasskeyTransport[] {
  return ways.filter((way) => names.includes(way));
}

/** Whether a text can be the id of a credential: it stands in forms. */
export function isCredentialId(text: unknown): text is string {
  return credentialId.safeParse(text).success;
}

/** Why a passkey was not taken; each has its text (signIn.refusal). */
export type PasskeyRefusal =
  | "malformed"
  | "signed-out"
  | "not-fresh"
  | "expired"
  | "unknown"
  | "invalid"
  | "taken"
  | "too-many"
  | "too-often"
  | "insecure";

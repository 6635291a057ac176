import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** What a phone or a security key does, in software (Web Authentication Level 3, sections 6 and 7). */
export type Authenticator = ReturnType<typeof authenticator>;

type Settings = { origin?: string; rpId?: string; userVerified?: boolean; signCount?: number };
type Challenge = { challenge: string };

const origin = "http://localhost:3000";

export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const named = id.toString("base64url");
  const credential = { id: named, rawId: named, type: "public-key" as const, clientExtensionResults: {} };

  return {
    id: named,

    /** The answer to `navigator.credentials.create`. */
    register({ challenge }: Challenge, settings: Settings = {}) {
      const authData = Buffer.concat([
        head(settings, 0x40),
        Buffer.alloc(16),
        uint16(id.length),
        id,
        coseKey(publicKey),
      ]);
      return {
        ...credential,
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, settings).toString("base64url"),
          attestationObject: attestation(authData).toString("base64url"),
          transports: ["internal"],
        },
      };
    },

    /** The answer to `navigator.credentials.get`. */
    sign({ challenge }: Challenge, settings: Settings & { userHandle?: string } = {}) {
      const authData = head(settings, 0);
      const client = clientData("webauthn.get", challenge, settings);
      const signature = signed(privateKey, Buffer.concat([authData, sha256(client)]));
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: signature.toString("base64url"),
          userHandle: settings.userHandle,
        },
      };
    },
  };
}

/** rpIdHash, flags (UP, and UV when verified), signCount. */
function head(
  { rpId = "localhost", userVerified = true, signCount = 0 }: Settings,
  moreFlags: number,
): Buffer {
  const flags = 0x01 | (userVerified ? 0x04 : 0) | moreFlags;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(signCount);
  return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count]);
}

function clientData(type: string, challenge: string, settings: Settings): Buffer {
  return Buffer.from(
    JSON.stringify({ type, challenge, origin: settings.origin ?? origin, crossOrigin: false }),
  );
}

/** CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const bytes = (base64url: string) =>
    Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(base64url, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]);
}

/** CBOR: { fmt: "none", attStmt: {}, authData }. */
function attestation(authData: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    Buffer.from([0x58, authData.length]),
    authData,
  ]);
}

function signed(privateKey: KeyObject, data: Buffer): Buffer {
  return createSign("sha256").update(data).sign(privateKey);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function sha256(data: Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}

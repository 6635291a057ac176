import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "~/env.server";

const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under a key derived from SESSION_SECRET (HKDF, RFC 5869). The provider's id is authenticated with
 * it, so that a sealed secret cannot be moved to another row. @returns iv, tag and what is sealed
 */
export function seal(secret: string, providerId: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(providerId));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** @returns null when it was sealed with another SESSION_SECRET, or changed since */
export function unseal(sealed: Uint8Array, providerId: string): string | null {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(providerId))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const opened = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    return null;
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().sessionSecret, "", "identity provider's client secret", 32));
}

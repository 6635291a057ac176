import { createECDH } from "node:crypto";
import webpush from "web-push";

/** VAPID keys (RFC 8292), base64url: 65 byte public point and 32 byte private scalar. */
export type VapidKeys = { publicKey: string; privateKey: string };

/** A fresh pair. Replacing a pair in use makes every browser subscribe again. */
export function generateVapidKeys(): VapidKeys {
  return webpush.generateVAPIDKeys();
}

/** Whether the public key belongs to the private one: a mixed-up pair is refused by every push service. */
export function isVapidPair({ publicKey, privateKey }: VapidKeys): boolean {
  try {
    const curve = createECDH("prime256v1");
    curve.setPrivateKey(privateKey, "base64url");
    return curve.getPublicKey("base64url") === publicKey.replace(/=+$/, "");
  } catch {
    return false;
  }
}

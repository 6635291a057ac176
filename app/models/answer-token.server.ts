import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { type AnswerLink, linkBytes, linkLength, linkOf } from "~/domain/answer-link";
import { env } from "~/env.server";

const macLength = 32;

/**
 * The token of a one-tap link: the three ids and their HMAC-SHA256 (RFC 2104), base64url. Nothing is stored; what
 * it may do, and until when, is looked up when it is used.
 */
export function answerToken(link: AnswerLink): string {
  const bytes = Buffer.from(linkBytes(link));
  return Buffer.concat([bytes, macOf(bytes)]).toString("base64url");
}

/** Null for whatever we did not sign. */
export function readAnswerToken(token: string): AnswerLink | null {
  if (!/^[A-Za-z0-9_-]{107}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  // One spelling for one token: the last character has bits to spare.
  if (bytes.length !== linkLength + macLength || bytes.toString("base64url") !== token) return null;
  const signed = bytes.subarray(0, linkLength);
  return timingSafeEqual(bytes.subarray(linkLength), macOf(signed)) ? linkOf(signed) : null;
}

let key: { secret: string; bytes: Buffer } | null = null;

function macOf(bytes: Buffer): Buffer {
  const { sessionSecret } = env();
  if (sessionSecret === "") throw new Error("SESSION_SECRET is missing: nothing can be signed.");
  if (key?.secret !== sessionSecret) {
    // HKDF (RFC 5869): a key of its own, so that no other use of the secret can stand in for a link.
    const derived = hkdfSync("sha256", sessionSecret, "", "anpacken one-tap link", 32);
    key = { secret: sessionSecret, bytes: Buffer.from(derived) };
  }
  return createHmac("sha256", key.bytes).update(bytes).digest();
}

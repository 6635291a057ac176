import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";

/** Why a sender is turned away (RFC 8292 §2, §4.2), or null. `now` in milliseconds. */
export function vapidRefusal(
  authorization: string | undefined,
  applicationServerKey: string | null,
  origin: string,
  now: number,
): { status: 401 | 403; reason: string } | null {
  if (!authorization) return applicationServerKey ? { status: 401, reason: "no authorization" } : null;
  const { token, key } = /^vapid t=(?<token>[^,\s]+),\s*k=(?<key>[\w-]+)$/.exec(authorization)?.groups ?? {};
  if (!token || !key) return { status: 401, reason: "not a vapid authorization" };
  if (applicationServerKey && key !== applicationServerKey) return { status: 403, reason: "another key" };
  if (!isSigned(token, key)) return { status: 403, reason: "bad signature" };
  const { aud, exp, sub } = claimsOf(token);
  if (aud !== origin) return { status: 403, reason: "another audience" };
  const secondsLeft = exp - now / 1000;
  if (secondsLeft <= 0 || secondsLeft > 24 * 3600) return { status: 403, reason: "expired or too long" };
  return /^(mailto:|https:)/.test(sub) ? null : { status: 403, reason: "no contact" };
}

// A sender shows the same token thousands of times.
const verified = new Map<string, boolean>();

function isSigned(token: string, key: string): boolean {
  const name = `${key} ${token}`;
  const known = verified.get(name) ?? verifyToken(token, key);
  verified.set(name, known);
  return known;
}

function verifyToken(token: string, key: string): boolean {
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const end = token.lastIndexOf(".");
  try {
    const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y } });
    const signature = Buffer.from(token.slice(end + 1), "base64url");
    const signed = Buffer.from(token.slice(0, end));
    return verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
}

const claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string().default("") });

function claimsOf(token: string) {
  return claims.parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()));
}

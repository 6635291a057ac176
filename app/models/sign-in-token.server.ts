import { randomBytes, randomInt } from "node:crypto";
import type { SignInMethod } from "~/domain/sign-in";
import { db, type Tx, transaction } from "./db.server";
import { confirmEmail } from "./email-address.server";
import { hashOf } from "./hash.server";

export type TokenKind =
  | "sign-in"
  | "confirm-email"
  | "hand-over"
  | "hand-over-code"
  | "demo"
  | "recovery"
  | "device";

const minute = 60_000;
const day = 24 * 60 * minute;
const lifetimes: Record<TokenKind, number> = {
  "sign-in": 15 * minute,
  "confirm-email": 7 * day,
  "hand-over": 15 * minute,
  "hand-over-code": 15 * minute,
  demo: day,
  // Paper in a drawer: until it is used or replaced.
  recovery: 3_650 * day,
  device: 2 * minute,
};

/** What somebody who comes by a token has shown. */
const methods: Record<TokenKind, SignInMethod> = {
  "sign-in": "link",
  "confirm-email": "link",
  "hand-over": "hand-over",
  "hand-over-code": "hand-over",
  demo: "demo",
  recovery: "recovery",
  device: "device",
};

type Binding = { email?: string | null; askedBy?: string | null };

/** Makes a token of 256 bits that signs one person in, once. Only its hash is stored. Real time. */
export async function createToken(
  tx: Tx,
  kind: TokenKind,
  personId: string,
  realNow: Date,
  email: string | null = null,
  askedBy: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await storeToken(tx, kind, token, personId, realNow, { email, askedBy });
  return token;
}

/** Six digits for the app on the Home Screen, which cannot open the link itself; as short-lived as a link. */
export async function createHandOverCode(tx: Tx, personId: string, realNow: Date): Promise<string> {
  await tx.signInToken.deleteMany({ where: { personId, kind: "hand-over-code" } });
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const taken = await tx.signInToken.findUnique({ where: { tokenHash: hashOf(code) } });
    if (taken && taken.expiresAt > realNow) continue;
    if (taken) await tx.signInToken.delete({ where: { tokenHash: taken.tokenHash } });
    await storeToken(tx, "hand-over-code", code, personId, realNow);
    return code;
  }
}

/** Looks without consuming: a GET must not use a token up, mail scanners follow links. */
export async function findToken(token: string, realNow: Date) {
  const row = await db().signInToken.findUnique({
    where: { tokenHash: hashOf(token) },
    include: { person: { select: { name: true } } },
  });
  return row && !row.usedAt && row.expiresAt > realNow ? row : null;
}

export type Used = { personId: string; kind: TokenKind; method: SignInMethod };

/**
 * Uses a token up and returns whom it signs in; null when it is unknown, used, over, or was asked for in
 * another browser. @param browser hash of the asking browser's cookie
 */
export async function consumeToken(
  token: string,
  realNow: Date,
  browser: string | null = null,
): Promise<Used | null> {
  return consumeHash(hashOf(token), realNow, {
    OR: [{ askedBy: null }, ...(browser ? [{ askedBy: browser }] : [])],
  });
}

/** Rests on one conditional update: of two that come at once, one finds `usedAt` set. */
export async function consumeHash(
  tokenHash: string,
  realNow: Date,
  where: object = {},
): Promise<Used | null> {
  return transaction(async (tx) => {
    const { count } = await tx.signInToken.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: realNow }, ...where },
      data: { usedAt: realNow },
    });
    if (count !== 1) return null;
    const row = await tx.signInToken.findUniqueOrThrow({ where: { tokenHash } });
    if (row.email) await confirmEmail(tx, row.personId, row.email);
    const kind = row.kind as TokenKind;
    return { personId: row.personId, kind, method: methods[kind] };
  });
}

export async function storeToken(
  tx: Tx,
  kind: TokenKind,
  token: string,
  personId: string,
  realNow: Date,
  { email = null, askedBy = null }: Binding = {},
): Promise<void> {
  const expiresAt = new Date(realNow.getTime() + lifetimes[kind]);
  const row = { tokenHash: hashOf(token), kind, personId, email, askedBy, createdAt: realNow, expiresAt };
  await tx.signInToken.create({ data: row });
}

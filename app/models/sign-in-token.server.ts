import { createHash, randomBytes, randomInt } from "node:crypto";
import type { SignInMethod } from "~/domain/sign-in";
import { db, type Tx, transaction } from "./db.server";

export type TokenKind = "sign-in" | "confirm-email" | "hand-over" | "hand-over-code" | "demo";

const minute = 60_000;
const lifetimes: Record<TokenKind, number> = {
  "sign-in": 15 * minute,
  "confirm-email": 7 * 24 * 60 * minute,
  "hand-over": 15 * minute,
  "hand-over-code": 15 * minute,
  demo: 24 * 60 * minute,
};

/** What a session that began with such a token counts as. */
const methods: Record<TokenKind, SignInMethod> = {
  "sign-in": "link",
  "confirm-email": "link",
  "hand-over": "hand-over",
  "hand-over-code": "hand-over",
  demo: "demo",
};

/** Makes a token of 256 bits that signs one person in, once. Only its hash is stored. Real time. */
export async function createToken(
  tx: Tx,
  kind: TokenKind,
  personId: string,
  realNow: Date,
  email: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await store(tx, kind, token, personId, realNow, email);
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
    await store(tx, "hand-over-code", code, personId, realNow, null);
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

/**
 * Uses a token up and returns whom it signs in; null when it is unknown, used or over.
 * Rests on one conditional update: of two that come at once, one finds `usedAt` set.
 */
export async function consumeToken(
  token: string,
  realNow: Date,
): Promise<{ personId: string; method: SignInMethod } | null> {
  return transaction(async (tx) => {
    const tokenHash = hashOf(token);
    const { count } = await tx.signInToken.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: realNow } },
      data: { usedAt: realNow },
    });
    if (count !== 1) return null;
    const row = await tx.signInToken.findUniqueOrThrow({ where: { tokenHash } });
    if (row.email) await confirmEmail(tx, row.personId, row.email);
    return { personId: row.personId, method: methods[row.kind as TokenKind] };
  });
}

/** Whoever opened a link sent to an address owns it: it is theirs from now on, and nobody else's. */
async function confirmEmail(tx: Tx, personId: string, email: string): Promise<void> {
  // Rests on the partial unique index person_confirmed_email: the former owner lets go first.
  await tx.person.updateMany({
    where: { email: { equals: email, mode: "insensitive" }, emailConfirmed: true, NOT: { id: personId } },
    data: { emailConfirmed: false },
  });
  await tx.person.update({ where: { id: personId }, data: { email, emailConfirmed: true } });
}

async function store(
  tx: Tx,
  kind: TokenKind,
  token: string,
  personId: string,
  realNow: Date,
  email: string | null,
): Promise<void> {
  const expiresAt = new Date(realNow.getTime() + lifetimes[kind]);
  await tx.signInToken.create({ data: { tokenHash: hashOf(token), kind, personId, email, expiresAt } });
}

/** SHA-256, hex. Tokens carry 256 random bits, so that a plain hash is enough at rest. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

import { randomBytes } from "node:crypto";
import { db, transaction } from "./db.server";
import { hashOf } from "./hash.server";

/**
 * Makes the secret address of a person's own calendar; the one before ends. Rests on the primary key: there is
 * one. Real time. @returns the token, of 256 bits: it is shown once, only its hash is stored
 */
export async function makeFeed(personId: string, realNow: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const row = { tokenHash: hashOf(token), createdAt: realNow };
  await transaction((tx) =>
    tx.calendarFeed.upsert({ where: { personId }, create: { personId, ...row }, update: row }),
  );
  return token;
}

export async function endFeed(personId: string): Promise<void> {
  await db().calendarFeed.deleteMany({ where: { personId } });
}

/** When the address was made; null: there is none. */
export async function feedMadeAt(personId: string): Promise<Date | null> {
  const row = await db().calendarFeed.findUnique({ where: { personId } });
  return row?.createdAt ?? null;
}

/** Whose calendar it is; null for what was renewed, ended or never given. Looked up by hash, so no time tells. */
export async function personOfFeed(token: string) {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const row = await db().calendarFeed.findUnique({
    where: { tokenHash: hashOf(token) },
    select: { person: { select: { id: true, name: true, locale: true } } },
  });
  return row?.person ?? null;
}

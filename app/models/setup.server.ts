import { randomBytes } from "node:crypto";
import type { NewMunicipality } from "~/domain/forms/new-municipality-form";
import type { Point } from "~/domain/place";
import { db, type Tx, transaction } from "./db.server";
import { hashOf } from "./hash.server";
import { enqueue } from "./job.server";
import { createMunicipality, lockMunicipalities } from "./municipality.server";
import { appoint } from "./staff.server";

/** A link from the terminal holds until the installation is set up, at most a week. */
const lifeMs = 7 * 24 * 60 * 60_000;
const prefix = "setup:";

/**
 * A fresh secret of 256 bits for the terminal, as long as there is no municipality; null once there is one.
 * Its hash stands in the database, so that every node accepts it. Real time.
 */
export async function openSetup(realNow: Date): Promise<string | null> {
  if ((await db().municipality.count()) > 0) return null;
  const secret = randomBytes(32).toString("base64url");
  await db().routine.deleteMany({ where: { name: { startsWith: prefix }, at: { lte: longAgo(realNow) } } });
  await db().routine.create({ data: { name: prefix + hashOf(secret), at: realNow } });
  return secret;
}

/** Looks only: a GET sets nothing up. */
export async function setupOpens(secret: string, realNow: Date): Promise<boolean> {
  return isOpen(db(), secret, realNow);
}

export type SetUp = { ok: true; personId: string; slug: string } | { ok: false; reason: "closed" };

/**
 * Makes the first municipality and its administrator, who also operates the installation. Single use rests on
 * the advisory lock of `lockMunicipalities` and on there being none yet: of two at once, the second finds one.
 * `within` runs in the same transaction (the browser is signed in with it).
 */
export async function setUp(
  secret: string,
  { administratorName: name, administratorEmail: email, ...input }: NewMunicipality & { point: Point },
  locale: string,
  realNow: Date,
  within: (tx: Tx, personId: string) => Promise<void> = async () => {},
): Promise<SetUp> {
  return transaction(async (tx): Promise<SetUp> => {
    await lockMunicipalities(tx);
    if (!(await isOpen(tx, secret, realNow))) return { ok: false, reason: "closed" };
    const { id: personId } = await tx.person.create({ data: { name, email, locale, operator: true } });
    const actor = { personId, role: "operator" as const };
    const made = await createMunicipality(tx, input, actor, realNow);
    if (!made) throw new Error("there was a municipality although there was none");
    await tx.staff.create({ data: { municipalityId: made.id, personId, role: "administrator" } });
    await tx.routine.deleteMany({ where: { name: { startsWith: prefix } } });
    await enqueue(tx, "staff-mail", { personId, municipalityId: made.id });
    await within(tx, personId);
    return { ok: true, personId, slug: made.slug };
  });
}

export type Founded = { ok: true; slug: string } | { ok: false; reason: "ags-taken" };

/** The operator's further municipality; its administrator gets a link by mail. Real time. */
export async function foundMunicipality(
  operatorId: string,
  { administratorName: name, administratorEmail: email, ...input }: NewMunicipality & { point: Point },
  realNow: Date,
): Promise<Founded> {
  const actor = { personId: operatorId, role: "operator" as const };
  return transaction(async (tx): Promise<Founded> => {
    await lockMunicipalities(tx);
    const made = await createMunicipality(tx, input, actor, realNow);
    if (!made) return { ok: false, reason: "ags-taken" };
    await appoint(tx, made.id, { name, email, role: "administrator" }, actor, realNow);
    return { ok: true, slug: made.slug };
  });
}

async function isOpen(tx: Tx, secret: string, realNow: Date): Promise<boolean> {
  if (!/^[\w-]{43}$/.test(secret) || (await tx.municipality.count()) > 0) return false;
  const row = await tx.routine.findUnique({ where: { name: prefix + hashOf(secret) } });
  return row !== null && row.at > longAgo(realNow);
}

function longAgo(realNow: Date): Date {
  return new Date(realNow.getTime() - lifeMs);
}

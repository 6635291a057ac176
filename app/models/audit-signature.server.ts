import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "~/env.server";
import { db, type Tx } from "./db.server";

/** Where a chain stands: up to `seq`, whose hash is `hash`. */
export type Mark = { chain: string; seq: bigint; hash: string; at: Date };
export type Signed = Mark & { signature: string };

/** A row of "AuditEntry" without its hash. */
export type Unhashed = {
  chain: string;
  seq: bigint;
  at: Date;
  actor: string;
  actorRole: string;
  act: string;
  subjectKind: string;
  subject: string;
  previous: string;
};

/** SHA-256 over the JSON of all columns in this order: one row has one text. */
export function entryHash(row: Unhashed): string {
  const { chain, seq, at, actor, actorRole, act, subjectKind, subject, previous } = row;
  const columns = [
    chain,
    String(seq),
    at.toISOString(),
    actor,
    actorRole,
    act,
    subjectKind,
    subject,
    previous,
  ];
  return createHash("sha256").update(JSON.stringify(columns)).digest("hex");
}

/**
 * The marks of the audit log are rows of "AuditCheckpoint", signed with a key that the database never sees
 * (HMAC-SHA-256, key by HKDF from SESSION_SECRET); a signature names its key, so that marks from before a change of
 * the secret are told from forged ones. Three kinds of marks, told apart by the name they stand under:
 * `<chain>` was pruned up to here, `head:<chain>` ends here, `chains` says how many chains there are and which.
 */
export const headOf = (chain: string) => `head:${chain}`;
export const index = "chains";

/** Says where the chain ends now. Callers hold the chain's lock. */
export async function signHead(tx: Tx, mark: Mark): Promise<void> {
  const name = headOf(mark.chain);
  const { count } = await tx.auditCheckpoint.deleteMany({ where: { chain: name } });
  await writeMark(tx, { ...mark, chain: name });
  if (count === 0) await signIndex(tx, mark.at);
}

/** Replaces what stood under this name and number. */
export async function writeMark(tx: Tx, mark: Mark): Promise<void> {
  await tx.auditCheckpoint.deleteMany({ where: { chain: mark.chain, seq: mark.seq } });
  await tx.auditCheckpoint.create({ data: { ...mark, signature: signatureOf(mark, env().sessionSecret) } });
}

/** Why a mark does not count: `other-secret`, it says that it was signed under one that we were not told. */
export type Doubt = "forged" | "other-secret";

/** Null: this installation wrote the mark, under its secret or the one before. */
export function doubtAbout({ signature, ...mark }: Signed): Doubt | null {
  const keyId = /^([\w-]{8})\.[\w-]{43}$/.exec(signature)?.[1];
  if (!keyId) return "forged";
  const { sessionSecret, sessionSecretBefore } = env();
  const secret = [sessionSecret, sessionSecretBefore].find((one) => one !== null && keyIdOf(one) === keyId);
  if (!secret) return "other-secret";
  const [ours, theirs] = [Buffer.from(signatureOf(mark, secret)), Buffer.from(signature)];
  return timingSafeEqual(ours, theirs) ? null : "forged";
}

/**
 * After a change of the secret: signs anew what the one before signed. Rests on one conditional update each: a mark
 * that was written meanwhile stays.
 */
export async function renewMarks(): Promise<void> {
  const { sessionSecret, sessionSecretBefore } = env();
  if (sessionSecretBefore === null) return;
  for (const mark of await db().auditCheckpoint.findMany()) {
    if (doubtAbout(mark)) continue;
    const { chain, seq, signature } = mark;
    const data = { signature: signatureOf(mark, sessionSecret) };
    await db().auditCheckpoint.updateMany({ where: { chain, seq, signature }, data });
  }
}

/** One value for a set of chains, in any order. */
export function hashOfChains(chains: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([...chains].sort()))
    .digest("hex");
}

/** Rests on a lock of its own: two chains that begin at once are both counted. */
async function signIndex(tx: Tx, at: Date): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit:${index}`}, 0))`;
  const heads = await tx.auditCheckpoint.findMany({ where: { chain: { startsWith: headOf("") } } });
  const chains = heads.map((head) => head.chain);
  await tx.auditCheckpoint.deleteMany({ where: { chain: index } });
  await writeMark(tx, { chain: index, seq: BigInt(chains.length), hash: hashOfChains(chains), at });
}

function signatureOf({ chain, seq, hash, at }: Mark, secret: string): string {
  const mac = createHmac("sha256", derived(secret, "anpacken audit marks 1", 32))
    .update(JSON.stringify([chain, String(seq), hash, at.toISOString()]))
    .digest("base64url");
  return `${keyIdOf(secret)}.${mac}`;
}

function keyIdOf(secret: string): string {
  return derived(secret, "anpacken audit key id", 6).toString("base64url");
}

function derived(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, bytes));
}

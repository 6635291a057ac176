import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "~/env.server";
import type { Tx } from "./db.server";

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
 * (HMAC-SHA-256, key by HKDF from SESSION_SECRET). Three kinds, told apart by the name they stand under:
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
  await tx.auditCheckpoint.create({ data: { ...mark, signature: signatureOf(mark) } });
}

/** Whether nobody else wrote this mark. */
export function isOurs({ signature, ...mark }: Signed): boolean {
  const [ours, theirs] = [Buffer.from(signatureOf(mark)), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
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

function signatureOf({ chain, seq, hash, at }: Mark): string {
  return createHmac("sha256", key())
    .update(JSON.stringify([chain, String(seq), hash, at.toISOString()]))
    .digest("base64url");
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().sessionSecret, "", "anpacken audit marks 1", 32));
}

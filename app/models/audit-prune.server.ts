import { lockChain } from "./audit.server";
import { renewMarks, writeMark } from "./audit-signature.server";
import { type Finding, walkChain } from "./audit-verify.server";
import { db, type Tx, transaction } from "./db.server";

/** At most so many rows of one chain go in one night: a transaction that ends in time. */
const mostAtOnce = 20_000;

export type Pruned = { entries: number; findings: Finding[] };

/**
 * Takes away what is older than `before` (real instant), up to a checkpoint that is signed in the same transaction
 * and that the verification accepts as the new beginning. A chain that does not verify is left as it is, and said
 * so: nobody may prune a forgery away.
 */
export async function pruneAudit(before: Date, realNow: Date = new Date()): Promise<Pruned> {
  await renewMarks();
  const chains = await db().auditEntry.findMany({
    where: { at: { lt: before } },
    distinct: ["chain"],
    select: { chain: true },
  });
  const pruned: Pruned = { entries: 0, findings: [] };
  for (const { chain } of chains) {
    const { entries, findings } = await transaction((tx) => pruneChain(tx, chain, before, realNow));
    pruned.entries += entries;
    pruned.findings.push(...findings);
  }
  return pruned;
}

/** Rests on the chain's lock: nobody appends meanwhile. */
async function pruneChain(tx: Tx, chain: string, before: Date, realNow: Date): Promise<Pruned> {
  await lockChain(tx, chain);
  const { findings } = await walkChain(tx, chain, await tx.auditCheckpoint.findMany(), []);
  if (findings.length > 0) return { entries: 0, findings };
  const last = await lastToGo(tx, chain, before);
  if (!last) return { entries: 0, findings: [] };
  await tx.$executeRaw`select set_config('anpacken.pruning', 'on', true)`;
  const { count } = await tx.auditEntry.deleteMany({ where: { chain, seq: { lte: last.seq } } });
  await tx.$executeRaw`select set_config('anpacken.pruning', 'off', true)`;
  await tx.auditCheckpoint.deleteMany({ where: { chain } });
  await writeMark(tx, { chain, seq: last.seq, hash: last.hash, at: realNow });
  return { entries: count, findings: [] };
}

/** Only a beginning goes: rows stand in the order in which they committed, which clocks need not agree with. */
async function lastToGo(tx: Tx, chain: string, before: Date) {
  const kept = await tx.auditEntry.findFirst({
    where: { chain, at: { gte: before } },
    orderBy: { seq: "asc" },
    select: { seq: true },
  });
  const first = await tx.auditEntry.findFirst({ where: { chain }, orderBy: { seq: "asc" } });
  if (!first) return null;
  const seq = { lt: kept?.seq ?? first.seq + BigInt(mostAtOnce), lte: first.seq + BigInt(mostAtOnce) };
  return tx.auditEntry.findFirst({ where: { chain, seq }, orderBy: { seq: "desc" } });
}

import type { AuditAct, AuditSubjectKind } from "~/domain/audit";
import type { Role } from "~/domain/permissions";
import { entryHash, signHead, type Unhashed } from "./audit-signature.server";
import { db, type Tx } from "./db.server";

export type AuditRecord = {
  /** A municipality's id, or `installation` */
  chain: string;
  /** Real instant */
  at: Date;
  /** `personId` null: a visitor, or the program itself */
  actor: { personId: string | null; role: Role | "system" };
  act: AuditAct;
  subject?: { kind: AuditSubjectKind; id: string };
};

/**
 * Appends to a chain, in the transaction of what is recorded. Rests on an advisory lock per chain, held until the
 * commit: every row follows exactly one other, and the signed head says which is the last. People appear by a
 * pseudonym that is forgotten with them: record an erasure before the person's row goes.
 */
export async function record(tx: Tx, { chain, at, actor, act, subject }: AuditRecord): Promise<void> {
  await lockChain(tx, chain);
  const last = await tail(tx, chain);
  const entry: Unhashed = {
    chain,
    seq: last.seq + 1n,
    at,
    actor: actor.personId ? await pseudonymOf(tx, actor.personId) : nobody(actor.role),
    actorRole: actor.role,
    act,
    subjectKind: subject?.kind ?? "",
    subject: subject?.kind === "person" ? await pseudonymOf(tx, subject.id) : (subject?.id ?? ""),
    previous: last.hash,
  };
  const hash = entryHash(entry);
  await tx.auditEntry.create({ data: { ...entry, hash } });
  await signHead(tx, { chain, seq: entry.seq, hash, at });
}

/** Takes a chain for the rest of the transaction: appending and pruning take turns. */
export async function lockChain(tx: Tx, chain: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit:${chain}`}, 0))`;
}

export type AuditFilter = { chain: string; act: AuditAct | null };

const perPage = 50;

/** One page of a chain, newest first; `page` counts from 1. */
export async function auditPage({ chain, act }: AuditFilter, page: number) {
  const where = { chain, ...(act ? { act } : {}) };
  const [count, entries] = await Promise.all([
    db().auditEntry.count({ where }),
    db().auditEntry.findMany({ where, orderBy: { seq: "desc" }, skip: (page - 1) * perPage, take: perPage }),
  ]);
  return { entries, count, pages: Math.max(1, Math.ceil(count / perPage)) };
}

/** Who somebody is in the log; null for whom it does not know. */
export async function knownPseudonym(personId: string): Promise<string | null> {
  const row = await db().pseudonym.findUnique({ where: { personId } });
  return row?.pseudonym ?? null;
}

/** The end of a chain: its last row, or the checkpoint where all before was pruned. */
async function tail(tx: Tx, chain: string): Promise<{ seq: bigint; hash: string }> {
  const last = await tx.auditEntry.findFirst({ where: { chain }, orderBy: { seq: "desc" } });
  const pruned = last ?? (await tx.auditCheckpoint.findFirst({ where: { chain }, orderBy: { seq: "desc" } }));
  return pruned ?? { seq: 0n, hash: "" };
}

const nobody = (role: Role | "system") => (role === "system" ? "system" : "visitor");

/** Rests on the primary key: two that name a person first agree on one pseudonym. */
async function pseudonymOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ pseudonym: string }[]>`
    insert into "Pseudonym" ("personId", pseudonym) values (${personId}::uuid, gen_random_uuid())
    on conflict ("personId") do update set "personId" = excluded."personId"
    returning pseudonym`;
  if (!row) throw new Error("a pseudonym was neither made nor found");
  return row.pseudonym;
}

import { createHash } from "node:crypto";
import type { AuditAct, AuditSubjectKind } from "~/domain/audit";
import type { Role } from "~/domain/permissions";
import type { Tx } from "./db.server";

export type AuditRecord = {
  /** A municipality's id, or `installation` */
  chain: string;
  /** Real instant */
  at: Date;
  /** `personId` null: the program itself */
  actor: { personId: string | null; role: Role | "system" };
  act: AuditAct;
  subject?: { kind: AuditSubjectKind; id: string };
};

/**
 * Appends to a chain, in the transaction of what is recorded. Rests on an advisory lock per chain: a hash
 * follows one other. People appear by a pseudonym that is forgotten with them.
 */
export async function record(tx: Tx, { chain, at, actor, act, subject }: AuditRecord): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit:${chain}`}, 0))`;
  const last = await tx.auditEntry.findFirst({ where: { chain }, orderBy: { seq: "desc" } });
  const entry = {
    chain,
    seq: (last?.seq ?? 0n) + 1n,
    at,
    actor: actor.personId ? await pseudonymOf(tx, actor.personId) : "system",
    actorRole: actor.role,
    act,
    subjectKind: subject?.kind ?? "",
    subject: subject?.kind === "person" ? await pseudonymOf(tx, subject.id) : (subject?.id ?? ""),
    previous: last?.hash ?? "",
  };
  await tx.auditEntry.create({ data: { ...entry, hash: hashOf(entry) } });
}

type Unhashed = Record<string, string | bigint | Date>;

/** SHA-256 over the row's columns in a fixed order. */
function hashOf(entry: Unhashed): string {
  const columns = Object.keys(entry).sort();
  const values = columns.map((column) => {
    const value = entry[column];
    return value instanceof Date ? value.toISOString() : String(value);
  });
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

async function pseudonymOf(tx: Tx, personId: string): Promise<string> {
  const row = await tx.pseudonym.upsert({ where: { personId }, create: { personId }, update: {} });
  return row.pseudonym;
}

import {
  type Doubt,
  doubtAbout,
  entryHash,
  hashOfChains,
  headOf,
  index,
  type Mark,
  type Signed,
} from "./audit-signature.server";
import { db, type Tx } from "./db.server";

/** What is wrong with which row; `seq` null: with the chain as a whole. */
export type Finding = {
  chain: string;
  seq: bigint | null;
  what: "changed" | "missing" | "unlinked" | "end-missing" | "head-missing" | "chain-missing" | Doubt;
};
export type Verdict = { chains: Mark[]; entries: number; findings: Finding[] };

/**
 * Reads every chain from its beginning (or its last signed pruning) to its signed head. Finds a changed, removed,
 * added or moved row, the last ones too, and a whole chain that is gone; only an old state of all of it, marks
 * included, looks right: `seen` is what an earlier verification saw, and must still be there.
 */
export async function verifyAudit(
  seen: readonly Pick<Mark, "chain" | "seq" | "hash">[] = [],
): Promise<Verdict> {
  return db().$transaction(
    async (tx) => {
      const marks = await tx.auditCheckpoint.findMany();
      const verdict: Verdict = { chains: [], entries: 0, findings: indexFindings(marks) };
      for (const chain of await chainsOf(tx, marks, seen)) {
        const walked = await walkChain(tx, chain, marks, seen);
        verdict.entries += walked.entries;
        verdict.findings.push(...walked.findings);
        if (walked.last) verdict.chains.push(walked.last);
      }
      return verdict;
    },
    { isolationLevel: "RepeatableRead", maxWait: patienceMs, timeout: patienceMs },
  );
}

const patienceMs = 30 * 60_000;
const atOnce = 2_000;

type Seen = readonly Pick<Mark, "chain" | "seq" | "hash">[];
type Walked = { entries: number; last: Mark | null; findings: Finding[] };

/** Follows one chain; of what is wrong in a row the first word counts. */
export async function walkChain(
  tx: Tx,
  chain: string,
  marks: readonly Signed[],
  seen: Seen,
): Promise<Walked> {
  const findings: Finding[] = [];
  const find = (seq: bigint | null, what: Finding["what"]) => findings.push({ chain, seq, what });
  const pruned = marks.filter((mark) => mark.chain === chain).sort((a, b) => Number(b.seq - a.seq))[0];
  const head = marks.find((mark) => mark.chain === headOf(chain));
  for (const mark of [pruned, head]) {
    const doubt = mark && doubtAbout(mark);
    if (doubt) find(mark.seq, doubt);
  }
  const witnesses = new Map(seen.filter((one) => one.chain === chain).map((one) => [one.seq, one.hash]));
  let last: Mark | null = pruned ?? null;
  let entries = 0;
  for await (const row of rowsOf(tx, chain)) {
    const expected = (last?.seq ?? 0n) + 1n;
    if (row.seq !== expected) find(expected, "missing");
    else if (row.previous !== (last?.hash ?? "")) find(row.seq, "unlinked");
    const witness = witnesses.get(row.seq);
    if (entryHash(row) !== row.hash || (witness && witness !== row.hash)) find(row.seq, "changed");
    last = { chain, seq: row.seq, hash: row.hash, at: row.at };
    entries += 1;
  }
  const end = last?.seq ?? 0n;
  if (!head) find(last?.seq ?? null, "head-missing");
  else if (end < head.seq) find(end + 1n, "end-missing");
  else if (end > head.seq || last?.hash !== head.hash) find(end, "unlinked");
  for (const seq of witnesses.keys()) if (seq > end && (head?.seq ?? 0n) < seq) find(seq, "end-missing");
  return { entries, last, findings };
}

async function* rowsOf(tx: Tx, chain: string) {
  for (let after = -1n; ; ) {
    const rows = await tx.auditEntry.findMany({
      where: { chain, seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: atOnce,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.seq;
  }
}

async function chainsOf(tx: Tx, marks: readonly Signed[], seen: Seen): Promise<string[]> {
  const rows = await tx.auditEntry.findMany({ distinct: ["chain"], select: { chain: true } });
  const named = marks.filter((mark) => mark.chain !== index).map((mark) => mark.chain.replace(/^head:/, ""));
  return [...new Set([...rows, ...seen].map((row) => row.chain).concat(named))].sort();
}

/** As many chains, and the same, as the signed index says. */
function indexFindings(marks: readonly Signed[]): Finding[] {
  const heads = marks.map((mark) => mark.chain).filter((name) => name.startsWith(headOf("")));
  const mark = marks.find((one) => one.chain === index);
  if (!mark) return heads.length > 0 ? [{ chain: index, seq: null, what: "chain-missing" }] : [];
  const doubt = doubtAbout(mark);
  if (doubt) return [{ chain: index, seq: null, what: doubt }];
  const same = mark.seq === BigInt(heads.length) && mark.hash === hashOfChains(heads);
  return same ? [] : [{ chain: index, seq: null, what: "chain-missing" }];
}

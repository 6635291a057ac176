import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "~/env.server";
import { type Finding, verifyAudit } from "~/models/audit-verify.server";
import { openDatabase } from "./database.server";
import { replaceFile } from "./postgres/lock.server";
import { completeSecrets } from "./secrets.server";
import { startOrExplain } from "./start.server";

/**
 * `npm run audit:verify`: ends with 1 when anything is wrong, each finding on a line of its own. What it saw is
 * kept in DATA_DIR, outside of the database: what was verified once cannot be taken away unseen.
 */
await startOrExplain(async () => {
  await completeSecrets();
  const database = await openDatabase();
  const file = join(env().dataDir, "audit-seen.json");
  const { chains, entries, findings } = await verifyAudit(await seenBefore(file));
  await database.close();
  for (const finding of findings) console.log(inWords(finding));
  if (findings.length > 0) process.exit(1);
  await replaceFile(
    file,
    JSON.stringify(chains.map(({ chain, seq, hash }) => ({ chain, seq: `${seq}`, hash }))),
  );
  console.log(`Audit log: ${entries} entries in ${chains.length} chains, all as they were written.`);
});

const words: Record<Finding["what"], string> = {
  changed: "was changed",
  missing: "is missing",
  unlinked: "does not follow the one before",
  "end-missing": "and what followed is missing",
  "head-missing": "is the last, but nobody signed that",
  forged: "has a mark that this installation did not sign",
  "other-secret":
    "has a mark signed under another SESSION_SECRET: give the former one as SESSION_SECRET_BEFORE",
  "chain-missing": "a whole chain is missing, or was added",
};

function inWords({ chain, seq, what }: Finding): string {
  return `Chain ${chain}: ${seq === null ? "" : `entry ${seq} `}${words[what]}`;
}

async function seenBefore(file: string) {
  const text = await readFile(file, "utf8").catch(() => "[]");
  const rows = JSON.parse(text) as { chain: string; seq: string; hash: string }[];
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}

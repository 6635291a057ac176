import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { completeEnv, loadEnv } from "~/env.server";
import { record } from "~/models/audit.server";
import { pruneAudit } from "~/models/audit-prune.server";
import { verifyAudit } from "~/models/audit-verify.server";
import { connect, db, disconnect, transaction } from "~/models/db.server";
import { freshDatabase } from "../support/database";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let intruder: ReturnType<typeof postgres>;
beforeAll(async () => {
  database = await freshDatabase();
  loadEnv({ ANPACKEN_ENV: "test" });
  connect(database.url);
  completeEnv({ sessionSecret: "a session secret for tests, 32 characters at least" });
  intruder = postgres(database.url, { max: 1, onnotice: () => {} });
});
beforeEach(async () => {
  await db().person.deleteMany();
  await tamper('delete from "AuditEntry"', 'delete from "AuditCheckpoint"');
});
afterAll(async () => {
  await intruder.end();
  await disconnect();
  await database.drop();
});

const start = new Date("2027-04-12T08:00:00Z");
const later = (instant: Date, hours: number) => new Date(instant.getTime() + hours * 3_600_000);
const person = async (name = "Kim") => (await db().person.create({ data: { name } })).id;

/** Somebody with the database's own password, who switches the trigger off. */
async function tamper(...statements: string[]): Promise<void> {
  await intruder.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const statement of statements) await sql.unsafe(statement);
  });
}

async function written(chain: string, count: number, from = start): Promise<void> {
  const personId = await person();
  for (let nr = 0; nr < count; nr += 1) await append(chain, personId, later(from, nr));
}

const append = (chain: string, personId: string | null, when = start) =>
  transaction((tx) =>
    record(tx, {
      chain,
      at: when,
      actor: { personId, role: "staff" },
      act: "need-hidden",
      subject: { kind: "need", id: randomUUID() },
    }),
  );

const found = async () => (await verifyAudit()).findings.map(({ chain, seq, what }) => [chain, seq, what]);

test("what is recorded is linked, counted and says who by pseudonym only", async () => {
  const ines = await person("Ines");
  await append("a", ines);
  await append("a", ines);
  await append("b", null);
  const [first, second] = await db().auditEntry.findMany({ where: { chain: "a" }, orderBy: { seq: "asc" } });
  expect(first).toMatchObject({ seq: 1n, previous: "", actorRole: "staff", act: "need-hidden" });
  expect(second).toMatchObject({ seq: 2n, previous: first?.hash, actor: first?.actor });
  expect(first?.actor).not.toBe(ines);
  expect(await verifyAudit()).toMatchObject({ entries: 3, findings: [] });

  await db().person.delete({ where: { id: ines } });
  expect(await db().pseudonym.count()).toBe(0);
  expect(await found()).toEqual([]);
});

test("appends at once make one chain", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => person()));
  await Promise.all(
    Array.from({ length: 40 }, (_, nr) => append(nr % 8 === 0 ? "b" : "a", people[nr % 4] ?? null)),
  );
  const rows = await db().auditEntry.findMany({ where: { chain: "a" }, orderBy: { seq: "asc" } });
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 35 }, (_, nr) => nr + 1));
  expect(await verifyAudit()).toMatchObject({ entries: 40, findings: [] });
});

test("the table itself lets nobody change or remove a row", async () => {
  await written("a", 2);
  await expect(db().auditEntry.updateMany({ data: { act: "urgent-used" } })).rejects.toThrow(/only grows/);
  await expect(db().auditEntry.deleteMany()).rejects.toThrow(/only grows/);
});

describe("by the database's own password", () => {
  const columns = { act: "'urgent-used'", actor: "'somebody'", subject: "''", at: "at + interval '1 ms'" };
  test.each(Object.entries(columns))("a changed %s is found", async (column, value) => {
    await written("a", 5);
    await tamper(`update "AuditEntry" set "${column}" = ${value} where seq = 3`);
    expect(await found()).toEqual([["a", 3n, "changed"]]);
  });

  const cases: [string, string[], unknown[][]][] = [
    ["a removed row", [`delete from "AuditEntry" where seq = 3`], [["a", 3n, "missing"]]],
    ["the first row removed", [`delete from "AuditEntry" where seq = 1`], [["a", 1n, "missing"]]],
    ["the last rows removed", [`delete from "AuditEntry" where seq > 3`], [["a", 4n, "end-missing"]]],
    [
      "a row removed and the rest moved up",
      [
        `delete from "AuditEntry" where seq = 3`,
        `update "AuditEntry" set seq = 3 where seq = 4`,
        `update "AuditEntry" set seq = 4 where seq = 5`,
      ],
      [
        ["a", 3n, "unlinked"],
        ["a", 3n, "changed"],
        ["a", 4n, "changed"],
        ["a", 5n, "end-missing"],
      ],
    ],
    [
      "two rows exchanged",
      [
        `update "AuditEntry" set seq = 99 where seq = 2`,
        `update "AuditEntry" set seq = 2 where seq = 3`,
        `update "AuditEntry" set seq = 3 where seq = 99`,
      ],
      [
        ["a", 2n, "unlinked"],
        ["a", 2n, "changed"],
        ["a", 3n, "unlinked"],
        ["a", 3n, "changed"],
        ["a", 4n, "unlinked"],
      ],
    ],
    [
      "the signed head removed",
      [`delete from "AuditCheckpoint" where chain = 'head:a'`],
      [
        ["chains", null, "chain-missing"],
        ["a", 5n, "head-missing"],
      ],
    ],
    [
      "the last row removed and the head moved",
      [
        `delete from "AuditEntry" where seq = 5`,
        `update "AuditCheckpoint" set seq = 4, hash = (select hash from "AuditEntry" where seq = 4) where chain = 'head:a'`,
      ],
      [["a", 4n, "forged"]],
    ],
    [
      "the beginning removed under a made-up checkpoint",
      [
        `insert into "AuditCheckpoint" select chain, seq, hash, at, 'made up' from "AuditEntry" where seq = 2`,
        `delete from "AuditEntry" where seq <= 2`,
      ],
      [["a", 2n, "forged"]],
    ],
    [
      "a whole chain removed with its marks",
      [`delete from "AuditEntry"`, `delete from "AuditCheckpoint" where chain = 'head:a'`],
      [["chains", null, "chain-missing"]],
    ],
  ];
  test.each(cases)("%s is found", async (_, statements, findings) => {
    await written("a", 5);
    await tamper(...statements);
    expect(await found()).toEqual(findings);
  });

  test("rows written anew with right hashes are found at the signed head", async () => {
    await written("a", 2);
    const [head] = await db().auditCheckpoint.findMany({ where: { chain: "head:a" } });
    await tamper('delete from "AuditEntry"', `delete from "AuditCheckpoint" where chain = 'head:a'`);
    await written("a", 2);
    await tamper(`delete from "AuditCheckpoint" where chain = 'head:a'`);
    if (head) await db().auditCheckpoint.create({ data: head });
    expect(await found()).toEqual([["a", 2n, "unlinked"]]);
  });

  test("an old state of everything is found by who verified since", async () => {
    await written("a", 3);
    const before = await db().auditCheckpoint.findMany();
    await written("a", 2);
    const { chains } = await verifyAudit();
    await tamper('delete from "AuditEntry" where seq > 3', 'delete from "AuditCheckpoint"');
    await db().auditCheckpoint.createMany({ data: before });
    expect(await found()).toEqual([]);
    expect((await verifyAudit(chains)).findings).toEqual([{ chain: "a", seq: 5n, what: "end-missing" }]);
  });
});

describe("a new SESSION_SECRET", () => {
  const secret = "a session secret for tests, 32 characters at least";
  afterEach(() => completeEnv({ sessionSecret: secret, sessionSecretBefore: null }));

  test("makes no forgery of what was signed before, and nothing is pruned that cannot be checked", async () => {
    await written("a", 3);
    completeEnv({ sessionSecret: "another session secret for tests, long enough" });
    expect(await found()).toEqual([
      ["chains", null, "other-secret"],
      ["a", 3n, "other-secret"],
    ]);
    expect((await pruneAudit(later(start, 2))).entries).toBe(0);
    completeEnv({ sessionSecretBefore: secret });
    expect(await found()).toEqual([]);
    expect((await pruneAudit(later(start, 2))).entries).toBe(2);
    completeEnv({ sessionSecretBefore: null });
    expect(await found()).toEqual([]);
  });

  test("does not excuse what was not signed under the one before", async () => {
    await written("a", 3);
    completeEnv({
      sessionSecret: "another session secret for tests, long enough",
      sessionSecretBefore: secret,
    });
    await tamper(
      'delete from "AuditEntry" where seq = 3',
      `update "AuditCheckpoint" set seq = 2 where chain = 'head:a'`,
    );
    expect(await found()).toEqual([
      ["a", 2n, "forged"],
      ["a", 2n, "unlinked"],
    ]);
  });
});

describe("pruning", () => {
  test("takes what is older, and the rest verifies from the signed checkpoint", async () => {
    await written("a", 5);
    expect(await pruneAudit(later(start, 2))).toEqual({ entries: 2, findings: [] });
    expect((await db().auditEntry.findMany()).map((row) => row.seq)).toEqual([3n, 4n, 5n]);
    expect(await found()).toEqual([]);
    await written("a", 2, later(start, 9));
    expect(await pruneAudit(later(start, 4))).toEqual({ entries: 2, findings: [] });
    expect(await found()).toEqual([]);
    await tamper(`delete from "AuditEntry" where seq = 5`);
    expect(await found()).toEqual([["a", 5n, "missing"]]);
  });

  test("of everything leaves a chain that goes on", async () => {
    await written("a", 3);
    await pruneAudit(later(start, 100));
    expect(await db().auditEntry.count()).toBe(0);
    expect(await found()).toEqual([]);
    await written("a", 1);
    expect(await db().auditEntry.findMany()).toMatchObject([{ seq: 4n }]);
    expect(await found()).toEqual([]);
    await tamper('delete from "AuditEntry"');
    expect(await found()).toEqual([["a", 4n, "end-missing"]]);
  });

  test("does not take a forgery away", async () => {
    await written("a", 5);
    await tamper(`update "AuditEntry" set act = 'urgent-used' where seq = 1`);
    const { entries, findings } = await pruneAudit(later(start, 3));
    expect([entries, findings]).toEqual([0, [{ chain: "a", seq: 1n, what: "changed" }]]);
    expect(await db().auditEntry.count()).toBe(5);
  });

  test("stops at the first row that stays, whatever the clocks said", async () => {
    await written("a", 2, later(start, 10));
    await written("a", 2);
    expect(await pruneAudit(later(start, 5))).toEqual({ entries: 0, findings: [] });
  });
});

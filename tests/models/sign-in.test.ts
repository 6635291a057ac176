import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { completeEnv, env } from "~/env.server";
import { mailSignInLink } from "~/jobs/sign-in-mail.server";
import { db } from "~/models/db.server";
import { handOver } from "~/models/hand-over.server";
import type { Jobs } from "~/models/job.server";
import { askForLink, tokenForAsked } from "~/models/sign-in.server";
import { codeOfToken, redeemCode } from "~/models/sign-in-code.server";
import { consumeToken, findToken } from "~/models/sign-in-token.server";
import { openVillage, person, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage({ SESSION_SECRET: "a session secret of a test, long enough" });
});
beforeEach(async () => {
  await village.clear();
  await db().rateLimit.deleteMany();
  await rm(join(village.dataDir, "mail"), { recursive: true, force: true });
});
afterAll(() => village.close());

const browser = "a".repeat(64);
const elsewhere = "b".repeat(64);
const now = () => new Date();

async function known(email: string): Promise<string> {
  const id = await person("Jana Krause");
  await db().person.update({ where: { id }, data: { email, emailConfirmed: true } });
  return id;
}

async function asked(email: string, askedBy = browser): Promise<string> {
  const made = await tokenForAsked(email, askedBy, now());
  if (!made) throw new Error(`no token for ${email}`);
  return made.token;
}

describe("a link that was asked for", () => {
  test("signs in where it was asked for, and nowhere else", async () => {
    const jana = await known("jana@example.org");
    const token = await asked("jana@example.org");
    expect(await consumeToken(token, now())).toBeNull();
    expect(await consumeToken(token, now(), elsewhere)).toBeNull();
    expect(await consumeToken(token, now(), browser)).toEqual({
      personId: jana,
      kind: "sign-in",
      method: "link",
    });
    expect(await consumeToken(token, now(), browser)).toBeNull();
  });

  test("is for whoever has this very address, in whatever case: `_` stands for itself", async () => {
    await known("max.muster@example.org");
    await known("maxXmuster@example.org");
    expect(await tokenForAsked("max_muster@example.org", browser, now())).toBeNull();
    const max = await known("Max_Muster@Example.org");
    expect(await consumeToken(await asked("max_muster@example.org"), now(), browser)).toMatchObject({
      personId: max,
    });
    expect(await db().person.count({ where: { emailConfirmed: true } })).toBe(3);
  });

  test("elsewhere shows six digits that sign in where it was asked for, once, and use the link up", async () => {
    const jana = await known("jana@example.org");
    const token = await asked("jana@example.org");
    const code = codeOfToken(token);
    expect(code).toMatch(/^\d{6}$/);
    expect(await redeemCode(code, elsewhere, now())).toMatchObject({ ok: false });
    expect(await redeemCode(code, null, now())).toMatchObject({ ok: false });
    expect(await redeemCode(code, browser, now())).toMatchObject({
      ok: true,
      used: { personId: jana, method: "link" },
    });
    expect(await redeemCode(code, browser, now())).toMatchObject({ ok: false });
    expect(await findToken(token, now())).toBeNull();
  });

  test("its digits cannot be made from the table alone, and showing them writes nothing", async () => {
    await known("jana@example.org");
    const token = await asked("jana@example.org");
    const before = await db().signInToken.findMany();
    const code = codeOfToken(token);
    expect(await db().signInToken.findMany()).toEqual(before);
    expect(JSON.stringify(before)).not.toContain(code);
    const secret = env().sessionSecret;
    completeEnv({ sessionSecret: "another secret of the same installation" });
    expect(codeOfToken(token)).not.toBe(code);
    completeEnv({ sessionSecret: secret });
  });

  test("cannot be guessed: the ninth wrong digits for one person are not even looked at, in any browser", async () => {
    await known("jana@example.org");
    const token = await asked("jana@example.org");
    const code = codeOfToken(token);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let count = 0; count < 9; count += 1)
      expect((await redeemCode(wrong, browser, now())).ok).toBe(false);
    expect((await redeemCode(code, browser, now())).ok).toBe(false);
    // The victim is not locked out: the link itself still works.
    expect(await consumeToken(token, now(), browser)).not.toBeNull();
  });

  test("of two people asked for in one browser only the last one's digits are taken", async () => {
    await known("jana@example.org");
    await known("kim@example.org");
    const first = await asked("jana@example.org");
    await db().$executeRaw`update "SignInToken" set "createdAt" = "createdAt" - interval '1 second'`;
    const second = await asked("kim@example.org");
    expect((await redeemCode(codeOfToken(first), browser, now())).ok).toBe(false);
    expect((await redeemCode(codeOfToken(second), browser, now())).ok).toBe(true);
  });

  test("comes at most twelve times in a quarter of an hour", async () => {
    await known("jana@example.org");
    const made = await Promise.all(
      Array.from({ length: 20 }, () => tokenForAsked("jana@example.org", browser, now())),
    );
    expect(made.filter(Boolean)).toHaveLength(12);
  });
});

describe("whether an address is known", () => {
  test("takes the same statements and the same job to ask", async () => {
    await known("known-1@example.org");
    const seen = [];
    for (const email of ["known-1@example.org", "other-1@example.org"]) {
      const statements = await statementsOf(() => askForLink({ email, askedBy: browser, to: null }));
      const [job] = await db().$queryRaw<{ payload: Jobs["sign-in-mail"] }[]>`
        select payload from graphile_worker._private_jobs order by id desc limit 1`;
      expect(job?.payload).toEqual({ kind: "asked", email, askedBy: browser });
      seen.push({ statements, bytes: JSON.stringify(job?.payload).length });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test("takes the same statements to guess its digits", async () => {
    await known("known-1@example.org");
    const code = codeOfToken(await asked("known-1@example.org"));
    const wrong = code === "000000" ? "000001" : "000000";
    const forKnown = await statementsOf(() => redeemCode(wrong, browser, now()));
    const forUnknown = await statementsOf(() => redeemCode(wrong, elsewhere, now()));
    expect(forKnown).toBe(forUnknown);
    expect(forKnown).toBeGreaterThan(1);
  });

  test("shows in the mailbox only", async () => {
    await known("jana@example.org");
    await mailSignInLink({ kind: "asked", email: "nobody@example.org", askedBy: browser });
    expect(await mails()).toEqual([]);
    await mailSignInLink({ kind: "asked", email: "JANA@example.org", askedBy: browser, to: "/me" });
    const [mail = ""] = await mails();
    const token = /\/login\/([\w-]{43})\?to=(3D)?%2Fme/.exec(mail)?.[1] ?? "";
    expect(await findToken(token, now())).toMatchObject({ askedBy: browser, kind: "sign-in" });
    expect(mail).toContain("sechs Ziffern");
  });
});

test("the digits of the app on the Home Screen are good in any browser, until too many were guessed", async () => {
  const { ownerId } = await team();
  const { code } = await handOver(ownerId, now());
  const wrong = code === "000000" ? "000001" : "000000";
  await Promise.all(Array.from({ length: 95 }, (_, index) => redeemCode(wrong, `browser ${index}`, now())));
  expect(await redeemCode(code, elsewhere, now())).toMatchObject({ ok: true, used: { method: "hand-over" } });
  await Promise.all(Array.from({ length: 10 }, (_, index) => redeemCode(wrong, `more ${index}`, now())));
  const again = await handOver(ownerId, now());
  expect(await redeemCode(again.code, elsewhere, now())).toMatchObject({
    ok: false,
    retryAfterSeconds: expect.any(Number),
  });
  expect(await consumeToken(again.token, now())).toMatchObject({ personId: ownerId });
});

/** How many statements go to PostgreSQL for it, transactions' own included. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const watched = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const { length } = watched.mock.calls;
  watched.mockRestore();
  return length;
}

async function mails(): Promise<string[]> {
  const folder = join(village.dataDir, "mail");
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map(async (name) => (await readFile(join(folder, name), "utf8")).replace(/=\r?\n/g, "")),
  );
}

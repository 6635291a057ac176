import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mailSignInLink } from "~/jobs/sign-in-mail.server";
import { db, transaction } from "~/models/db.server";
import { holdersOf, ownerOf } from "~/models/email-address.server";
import { handOver } from "~/models/hand-over.server";
import { hashOf } from "~/models/hash.server";
import { join as joinVillage } from "~/models/resident.server";
import { consumeToken, createToken, findToken, type TokenKind } from "~/models/sign-in-token.server";
import { jobs, later, openVillage, person, profile, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(() => village.clear());
afterAll(() => village.close());

const realNow = new Date();
const minutes = (count: number) => later(realNow, count / 60);
const make = (kind: TokenKind, personId: string, email: string | null = null) =>
  transaction((tx) => createToken(tx, kind, personId, realNow, email));

describe("a link", () => {
  test("signs in once, and looking at it uses nothing up", async () => {
    const jana = await person("Jana Krause");
    const token = await make("sign-in", jana);
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const _look of [1, 2, 3])
      expect(await findToken(token, realNow)).toMatchObject({ person: { name: "Jana Krause" } });
    expect(await consumeToken(token, realNow)).toMatchObject({ personId: jana });
    expect(await consumeToken(token, realNow)).toBeNull();
    expect(await findToken(token, realNow)).toBeNull();
  });

  test("opened twenty times at once signs in once", async () => {
    const jana = await person();
    const token = await make("sign-in", jana);
    const results = await Promise.all(Array.from({ length: 20 }, () => consumeToken(token, realNow)));
    expect(results.filter(Boolean)).toMatchObject([{ personId: jana }]);
  });

  test("is nowhere in the database but as a hash", async () => {
    const token = await make("sign-in", await person());
    const stored = JSON.stringify(await db().signInToken.findMany());
    expect(stored).toContain(hashOf(token));
    expect(stored).not.toContain(token);
    expect(await consumeToken(hashOf(token), realNow)).toBeNull();
  });

  test.each<[TokenKind, number]>([
    ["sign-in", 15],
    ["device", 2],
    ["recovery", 3_650 * 24 * 60],
    ["hand-over", 15],
    ["hand-over-code", 15],
    ["demo", 24 * 60],
    ["confirm-email", 7 * 24 * 60],
  ])("of the kind %s lives for %i minutes", async (kind, life) => {
    const token = await make(kind, await person());
    expect(await findToken(token, minutes(life - 0.01))).not.toBeNull();
    expect(await findToken(token, minutes(life))).toBeNull();
    expect(await consumeToken(token, minutes(life))).toBeNull();
    expect(await consumeToken(token, minutes(life - 0.01))).not.toBeNull();
  });

  test("unknown is nobody's", async () => {
    for (const token of ["", "x", "' or 1=1", "A".repeat(10_000)])
      expect(await consumeToken(token, realNow)).toBeNull();
  });
});

describe("an address", () => {
  test("belongs to whoever opened the link sent to it last", async () => {
    const [first, second] = [await person("Erste"), await person("Zweite")];
    await consumeToken(await make("confirm-email", first, "Dorf@Example.org"), realNow);
    expect(await ownerOf(db(), "dorf@example.ORG")).toBe(first);
    await consumeToken(await make("confirm-email", second, "dorf@example.org"), realNow);
    expect(await ownerOf(db(), "dorf@example.org")).toBe(second);
    const owners = await db().person.findMany({ where: { emailConfirmed: true } });
    expect(owners.map(({ id }) => id)).toEqual([second]);
  });

  test("that somebody else only claims signs in its owner", async () => {
    const owner = await person("Eigentümerin");
    await consumeToken(await make("confirm-email", owner, "dorf@example.org"), realNow);
    await joinVillage(null, profile({ email: "dorf@example.org" }));
    expect((await holdersOf(db(), "dorf@example.org")).map(({ id }) => id)).toEqual([
      owner,
      expect.any(String),
    ]);
  });

  test("that two people open a link to at once belongs to one of them", async () => {
    const people = [await person("Erste"), await person("Zweite")];
    const tokens = await Promise.all(people.map((id) => make("confirm-email", id, "dorf@example.org")));
    const used = await Promise.all(tokens.map((token) => consumeToken(token, realNow)));
    expect(used.map((one) => one?.personId)).toEqual(people);
    expect(await db().person.count({ where: { email: "dorf@example.org", emailConfirmed: true } })).toBe(1);
  });

  test("given when joining is asked for confirmation, by a mail whose link works once", async () => {
    const { personId } = await joinVillage(null, profile({ email: "jana@example.org" }));
    expect(await jobs()).toMatchObject([{ task: "sign-in-mail" }]);
    await joinVillage(personId, profile({ email: "Jana@example.org" }));
    expect(await jobs()).toHaveLength(1);
    await mailSignInLink({ personId, email: "jana@example.org", kind: "confirm-email" });
    const folder = join(village.dataDir, "mail");
    const [name = ""] = await readdir(folder);
    const mail = (await readFile(join(folder, name), "utf8")).replace(/=\r?\n/g, "");
    const token = /\/login\/([\w-]{43})/.exec(mail)?.[1] ?? "";
    expect(await consumeToken(token, new Date())).toMatchObject({ personId });
    expect(await db().person.findUnique({ where: { id: personId } })).toMatchObject({ emailConfirmed: true });
  });

  test("is not confirmed by the hand-over to one's own second browser", async () => {
    const { ownerId } = await team();
    await db().person.update({ where: { id: ownerId }, data: { emailConfirmed: false } });
    await consumeToken(await make("hand-over", ownerId), realNow);
    expect(await db().person.findUnique({ where: { id: ownerId } })).toMatchObject({ emailConfirmed: false });
  });
});

describe("handed over to the app on the Home Screen", () => {
  test("by a link or by six digits, each once", async () => {
    const jana = await person();
    const { token, code } = await handOver(jana, realNow);
    expect(code).toMatch(/^\d{6}$/);
    expect(await consumeToken(token, realNow)).toMatchObject({ personId: jana });
    const both = await Promise.all([consumeToken(code, realNow), consumeToken(code, realNow)]);
    expect(both.filter(Boolean)).toMatchObject([{ personId: jana }]);
  });

  test("new digits make the old ones worthless", async () => {
    const jana = await person();
    const first = await handOver(jana, realNow);
    const second = await handOver(jana, realNow);
    if (first.code !== second.code) expect(await consumeToken(first.code, realNow)).toBeNull();
    expect(await consumeToken(second.code, realNow)).toMatchObject({ personId: jana });
  });

  test("no two people ever hold the same digits", async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => person()));
    const codes = await Promise.all(people.map((id) => handOver(id, realNow)));
    for (const [index, { code }] of codes.entries())
      expect(await consumeToken(code, realNow)).toMatchObject({ personId: people[index] });
  });
});

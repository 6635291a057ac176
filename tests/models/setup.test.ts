import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewMunicipality } from "~/domain/forms/new-municipality-form";
import { db } from "~/models/db.server";
import { foundMunicipality, openSetup, setUp, setupOpens } from "~/models/setup.server";
import { jobs, openVillage, type Village } from "../support/village";

const realNow = new Date("2026-11-22T09:00:00Z");
const input: NewMunicipality & { point: { lat: number; lon: number } } = {
  name: "Herzberg (Elster)",
  ags: "12062224",
  place: "",
  point: { lat: 51.69, lon: 13.23 },
  administratorName: "Birgit Sommer",
  administratorEmail: "birgit@herzberg.example",
};

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());
beforeEach(async () => {
  await village.clear();
  await db().municipality.deleteMany();
  await db().routine.deleteMany();
});

async function freshSecret(at = realNow): Promise<string> {
  const secret = await openSetup(at);
  if (!secret) throw new Error("the setup is closed");
  return secret;
}

describe("the first start", () => {
  test("makes the municipality and its administrator, who operates it, and closes", async () => {
    const secret = await freshSecret();
    expect(await setupOpens(secret, realNow)).toBe(true);
    const made = await setUp(secret, input, "de", realNow);
    expect(made).toMatchObject({ ok: true, slug: "herzberg-elster" });
    const [staff] = await db().staff.findMany({ include: { person: true, municipality: true } });
    expect(staff).toMatchObject({
      role: "administrator",
      person: { name: "Birgit Sommer", operator: true, emailConfirmed: false },
      municipality: { ags: "12062224", land: "BB" },
    });
    expect((await jobs()).map(({ task }) => task)).toEqual(["staff-mail"]);
    const chains = await db().auditEntry.findMany({ where: { act: "municipality-created" } });
    expect(chains.map(({ chain }) => chain).sort()).toEqual(["installation", staff?.municipalityId].sort());
    expect(await setupOpens(secret, realNow)).toBe(false);
    expect(await setUp(secret, { ...input, ags: "12062225" }, "de", realNow)).toEqual({
      ok: false,
      reason: "closed",
    });
    expect(await openSetup(realNow)).toBeNull();
    expect(await db().routine.count()).toBe(0);
  });

  test("of many at once, with secrets of several nodes, one sets up", async () => {
    const secrets = [await freshSecret(), await freshSecret()];
    const tries = Array.from({ length: 8 }, (_, index) =>
      setUp(secrets[index % 2] ?? "", { ...input, ags: `1206222${index}` }, "de", realNow),
    );
    const made = await Promise.all(tries);
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().municipality.count()).toBe(1);
    expect(await db().staff.count()).toBe(1);
    expect(await db().person.count()).toBe(1);
  });

  test("a wrong, cut or old secret opens nothing", async () => {
    const secret = await freshSecret();
    const eightDays = new Date(realNow.getTime() + 8 * 24 * 60 * 60_000);
    expect(await setupOpens(secret, eightDays)).toBe(false);
    for (const wrong of ["", secret.slice(1), `${secret}A`, "A".repeat(43), "setup:", "%"]) {
      expect(await setUp(wrong, input, "de", realNow)).toEqual({ ok: false, reason: "closed" });
    }
    expect(await db().municipality.count()).toBe(0);
    const stored = await db().routine.findMany();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  test("when signing in fails, nothing was set up and the link still holds", async () => {
    const secret = await freshSecret();
    const failing = setUp(secret, input, "de", realNow, () => Promise.reject(new Error("no cookie")));
    await expect(failing).rejects.toThrow("no cookie");
    expect(await db().person.count()).toBe(0);
    expect(await setupOpens(secret, realNow)).toBe(true);
  });
});

describe("a further municipality", () => {
  test("gets its administrator by mail; a taken key is refused, a taken name gets a number", async () => {
    const first = await setUp(await freshSecret(), input, "de", realNow);
    if (!first.ok) throw new Error(first.reason);
    const further = { ...input, administratorEmail: "other@herzberg.example" };
    expect(await foundMunicipality(first.personId, further, realNow)).toEqual({
      ok: false,
      reason: "ags-taken",
    });
    const made = await foundMunicipality(first.personId, { ...further, ags: "12062999" }, realNow);
    expect(made).toEqual({ ok: true, slug: "herzberg-elster-2" });
    const administrators = await db().staff.findMany({
      where: { role: "administrator" },
      include: { person: true },
    });
    expect(administrators.map(({ person }) => [person.email, person.operator])).toEqual(
      expect.arrayContaining([
        ["birgit@herzberg.example", true],
        ["other@herzberg.example", false],
      ]),
    );
  });
});

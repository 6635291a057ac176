import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseMunicipalityForm } from "~/domain/forms/municipality-form";
import type { Decider } from "~/models/association.server";
import { db } from "~/models/db.server";
import { openHelpRequests } from "~/models/help-request-read.server";
import { forgetHostNames, slugOfHost } from "~/models/host-name.server";
import { changeMunicipality } from "~/models/municipality.server";
import { addStaff, changeStaffRole, removeStaff, staffOf } from "~/models/staff.server";
import { jobs, monday, need, openVillage, person, team, type Village } from "../support/village";

const realNow = new Date("2026-11-22T09:00:00Z");
const newcomer = { name: "Tilo Brandt", email: "tilo@herzberg.example", role: "staff" as const };

let village: Village;
let home: string;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());
beforeEach(async () => {
  await village.clear();
  home = (await db().municipality.findFirstOrThrow()).id;
});

async function administrator(municipalityId = home): Promise<{ staffId: string; by: Decider }> {
  const personId = await person("Birgit Sommer");
  const row = await db().staff.create({ data: { personId, municipalityId, role: "administrator" } });
  return { staffId: row.id, by: { personId, role: "administrator", municipalityId } };
}

async function neighbour(): Promise<string> {
  const data = { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 };
  return (await db().municipality.create({ data })).id;
}

/** What the home municipality's chain holds, in order. */
async function acts(): Promise<string[]> {
  const rows = await db().auditEntry.findMany({ where: { chain: home }, orderBy: { seq: "asc" } });
  return rows.map(({ act }) => act);
}

describe("the town hall's staff", () => {
  test("are added by mail, once per address, changed and removed, each recorded", async () => {
    const { by } = await administrator();
    expect(await addStaff(by, newcomer, realNow)).toEqual({ ok: true });
    expect(await addStaff(by, { ...newcomer, email: "TILO@herzberg.example" }, realNow)).toEqual({
      ok: false,
      reason: "already",
    });
    expect((await jobs()).map(({ task }) => task)).toEqual(["staff-mail"]);
    const tilo = (await staffOf(home)).find(({ name }) => name === "Tilo Brandt");
    expect(tilo).toMatchObject({ role: "staff", emailConfirmed: false });
    expect(await changeStaffRole(by, tilo?.id ?? "", "administrator", realNow)).toEqual({ ok: true });
    expect(await removeStaff(by, tilo?.id ?? "", realNow)).toEqual({ ok: true });
    expect(await removeStaff(by, tilo?.id ?? "", realNow)).toEqual({ ok: false, reason: "not-found" });
    expect(await acts()).toEqual(["staff-added", "staff-role-changed", "staff-removed"]);
  });

  test("an address that somebody merely typed is not taken for its owner", async () => {
    const { by } = await administrator();
    const typed = await db().person.create({ data: { name: "Fremd", email: newcomer.email } });
    await addStaff(by, newcomer, realNow);
    expect(await db().staff.count({ where: { personId: typed.id } })).toBe(0);
    const owner = await db().person.create({
      data: { name: "Echt", email: "echt@x.example", emailConfirmed: true },
    });
    await addStaff(by, { ...newcomer, email: "Echt@x.example" }, realNow);
    expect(await db().staff.count({ where: { personId: owner.id } })).toBe(1);
  });

  test("the last administrator stays", async () => {
    const { staffId, by } = await administrator();
    expect(await removeStaff(by, staffId, realNow)).toEqual({ ok: false, reason: "last-administrator" });
    expect(await changeStaffRole(by, staffId, "staff", realNow)).toEqual({
      ok: false,
      reason: "last-administrator",
    });
    expect(await acts()).toEqual([]);
  });

  test("of administrators who remove each other at once, one stays", async () => {
    for (let round = 0; round < 10; round += 1) {
      await db().staff.deleteMany();
      const [one, other] = [await administrator(), await administrator()];
      const removed = await Promise.all([
        removeStaff(one.by, other.staffId, realNow),
        removeStaff(other.by, one.staffId, realNow),
      ]);
      expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await db().staff.count({ where: { role: "administrator" } })).toBe(1);
    }
  });

  test("another municipality's staff are not found", async () => {
    const { by } = await administrator();
    const other = await administrator(await neighbour());
    await administrator(other.by.municipalityId);
    expect(await removeStaff(by, other.staffId, realNow)).toEqual({ ok: false, reason: "not-found" });
    expect(await changeStaffRole(by, other.staffId, "staff", realNow)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await db().staff.count()).toBe(3);
  });
});

test("whoever lost their passkey is removed, invited again, and may make a first one", async () => {
  const { by } = await administrator();
  const office = { municipalityId: home };
  expect(
    await addStaff(by, { name: "Petra", email: "petra@rathaus.example", role: "staff" }, realNow),
  ).toEqual({ ok: true });
  const row = await db().staff.findFirstOrThrow({ where: { ...office, person: { name: "Petra" } } });
  const passkey = { personId: row.personId, name: "Handy", publicKey: new Uint8Array(1) };
  const before = new Date(row.createdAt.getTime() - 1);
  await db().passkey.createMany({
    data: [
      { ...passkey, id: "as-staff" },
      { ...passkey, id: "before", createdAt: before },
    ],
  });
  await removeStaff(by, row.id, realNow);
  expect(await db().passkey.findMany({ select: { id: true } })).toEqual([{ id: "before" }]);

  await db().person.update({ where: { id: row.personId }, data: { operator: true } });
  const again = await db().staff.create({ data: { ...office, personId: row.personId, createdAt: before } });
  await removeStaff(by, again.id, realNow);
  expect(await db().passkey.count()).toBe(1);
});

describe("several municipalities", () => {
  test("each shows its own needs and those it granted", async () => {
    const away = await neighbour();
    const ours = await team("Heimatverein");
    const { id } = await need(ours);
    const shownAt = async (municipalityId?: string) =>
      (await openHelpRequests(monday, municipalityId)).map((one) => one.id);
    expect(await shownAt(home)).toEqual([id]);
    expect(await shownAt(away)).toEqual([]);
    expect(await shownAt()).toEqual([id]);
    const key = { associationId: ours.associationId, municipalityId: away };
    await db().showing.create({ data: key });
    expect(await shownAt(away)).toEqual([]);
    await db().showing.update({ where: { associationId_municipalityId: key }, data: { status: "granted" } });
    expect(await shownAt(away)).toEqual([id]);
    await db().association.update({ where: { id: ours.associationId }, data: { status: "suspended" } });
    for (const at of [home, away, undefined]) expect(await shownAt(at)).toEqual([]);
  });

  test("a host name belongs to one of them", async () => {
    const [{ by }, other] = [await administrator(), await administrator(await neighbour())];
    const parsed = parseMunicipalityForm(
      new URLSearchParams({ name: "Herzberg", hostName: "anpacken.herzberg.example" }),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(await changeMunicipality(by, parsed.value, realNow)).toEqual({ ok: true });
    expect(await changeMunicipality(other.by, parsed.value, realNow)).toEqual({
      ok: false,
      reason: "host-name-taken",
    });
    const own = { ...parsed.value, hostName: "localhost" };
    expect(await changeMunicipality(by, own, realNow)).toEqual({ ok: false, reason: "host-name-taken" });
    expect(await acts()).toEqual(["municipality-changed"]);
    forgetHostNames();
    expect(await slugOfHost("Anpacken.Herzberg.example", 0)).toBe("herzberg-elster");
    expect(await slugOfHost("anpacken.schlieben.example", 1)).toBeNull();
  });
});

import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cellCentre } from "~/domain/place";
import { db, transaction } from "~/models/db.server";
import { openNeeds, pruneNeedChanges } from "~/models/need-index.server";
import { signUp } from "~/models/signup.server";
import {
  herzberg,
  later,
  monday,
  need,
  openVillage,
  person,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let ours: Team;
const clients: pg.Client[] = [];
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team("Heimatverein");
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});
afterAll(() => village.close());

const found = async (now = monday) => (await openNeeds(now)).needs;
const titles = async (now = monday) => (await found(now)).map((one) => one.title).sort();
const version = async () => (await openNeeds(monday)).version;

/** Another process's connection, whose transactions the test begins and ends. */
async function elsewhere(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: village.url });
  clients.push(client);
  await client.connect();
  return client;
}

describe("what is open", () => {
  test("is found as everybody may see it", async () => {
    const { id, shiftIds } = await need(ours, {
      placeKind: "private",
      placeName: "Bergstraße 5",
      wheelchair: true,
    });
    const [one, ...others] = await found();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id, status: "open", wheelchair: true, title: "Kuchenbuffet beim Dorffest" });
    expect(one?.place).toMatchObject({ kind: "private", point: cellCentre(herzberg) });
    expect(JSON.stringify(one)).not.toMatch(/Bergstraße|03535|Ines|Festplatz/);
    expect(one?.shifts.map((shift) => [shift.id, shift.places, shift.taken])).toEqual([[shiftIds[0], 3, 0]]);
    const { municipalityId } = await db().association.findFirstOrThrow();
    expect(one?.municipalityIds).toEqual([municipalityId]);
  });

  test("leaves when it is over, also for a clock that goes on, and is back for one that was set back", async () => {
    await need(ours);
    expect(await titles()).toHaveLength(1);
    expect(await titles(later(monday, 24 * 7))).toEqual([]);
    expect(await titles()).toHaveLength(1);
  });

  test("is no draft, nothing cancelled, and nothing of an association on hold", async () => {
    const { id } = await need(ours);
    await need(ours, { intent: "draft", title: "Entwurf" });
    expect(await titles()).toHaveLength(1);
    await db().association.update({ where: { id: ours.associationId }, data: { status: "suspended" } });
    expect(await titles()).toEqual([]);
    await db().association.update({ where: { id: ours.associationId }, data: { status: "approved" } });
    expect(await titles()).toHaveLength(1);
    await db().helpRequest.update({ where: { id }, data: { hiddenAt: monday } });
    expect(await titles()).toEqual([]);
    await db().helpRequest.update({ where: { id }, data: { hiddenAt: null, status: "cancelled" } });
    expect(await titles()).toEqual([]);
  });

  test("fills and frees with the signups, and goes with its row", async () => {
    const { id, shiftIds } = await need(ours, {
      shifts: [{ start: later(monday, 5), end: later(monday, 6), places: 1 }],
    });
    expect((await found())[0]?.status).toBe("open");
    const personId = await person();
    const [shiftId = ""] = shiftIds;
    const taken = await signUp(id, { personId, shiftId, people: 1, phone: null, birthYear: null }, monday);
    expect(taken).toMatchObject({ ok: true });
    expect((await found())[0]).toMatchObject({ status: "filled", shifts: [{ taken: 1 }] });
    await db().signup.deleteMany({ where: { personId } });
    expect((await found())[0]?.shifts[0]?.taken).toBe(0);
    await db().helpRequest.delete({ where: { id } });
    expect(await found()).toEqual([]);
  });

  test("is shown at a neighbour as soon as, and as long as, that one agrees", async () => {
    await need(ours);
    const neighbour = await db().municipality.create({
      data: { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 },
    });
    const key = { associationId: ours.associationId, municipalityId: neighbour.id };
    await db().showing.create({ data: key });
    const shownThere = async () => (await found())[0]?.municipalityIds.includes(neighbour.id);
    expect(await shownThere()).toBe(false);
    const where = { associationId_municipalityId: key };
    await db().showing.update({ where, data: { status: "granted" } });
    expect(await shownThere()).toBe(true);
    await db().showing.delete({ where });
    expect(await shownThere()).toBe(false);
  });

  test("everything that it holds of a need is told to it when it changes", async () => {
    const { id } = await need(ours, { shifts: [{ start: later(monday, 5), end: later(monday, 6) }] });
    const changes = {
      ...{
        title: "Anders",
        lang: "uk",
        category: "nature",
        urgency: "urgent",
        minimumAge: 18,
        unit: "Kuchen",
      },
      ...{ noGermanNeeded: true, wheelchair: true, withChildren: true, requiredSkills: ["baking"] },
      ...{
        helpfulSkills: ["music"],
        placeName: "Markt",
        lat: 51.7,
        endsAt: later(monday, 7),
        status: "filled",
      },
    } as const;
    for (const [field, value] of Object.entries(changes)) {
      const before = JSON.stringify(await found());
      await db().helpRequest.update({ where: { id }, data: { [field]: value } });
      expect(JSON.stringify(await found()), field).not.toBe(before);
    }
    for (const data of [{ placeKind: "private" }, { areaName: "Grochwitz" }] as const) {
      const before = JSON.stringify(await found());
      await db().helpRequest.update({ where: { id }, data });
      expect(JSON.stringify(await found())).not.toBe(before);
    }
    for (const data of [
      { places: 9 },
      { flexible: true },
      { start: later(monday, 4) },
      { end: later(monday, 7) },
    ]) {
      const before = JSON.stringify(await found());
      await db().shift.updateMany({ where: { helpRequestId: id }, data });
      expect(JSON.stringify(await found())).not.toBe(before);
    }
    await db().association.update({ where: { id: ours.associationId }, data: { name: "Neuer Name" } });
    expect((await found())[0]?.association.name).toBe("Neuer Name");
  });
});

describe("exactly", () => {
  test("keeps its version while nothing changes, and loads only what did", async () => {
    await need(ours, { title: "A" });
    const { id } = await need(ours, { title: "B" });
    const before = await openNeeds(monday);
    expect(await version()).toBe(before.version);
    expect((await openNeeds(monday)).needs).toBe(before.needs);
    await db().helpRequest.update({ where: { id }, data: { title: "C" } });
    const after = await openNeeds(monday);
    expect(after.version).not.toBe(before.version);
    const same = before.needs.filter((one) => after.needs.includes(one));
    expect(same.map((one) => one.title)).toEqual(["A"]);
  });

  test("a transaction that began before a look and is committed after it is seen by the next", async () => {
    const { id } = await need(ours, { title: "Vorher" });
    const other = await elsewhere();
    await other.query("begin");
    await other.query(`update "HelpRequest" set title = 'Nachher' where id = $1`, [id]);
    expect(await titles()).toEqual(["Vorher"]);
    // Others come and go meanwhile, so that the newest transaction seen is younger than the one still open.
    await need(ours, { title: "Dazwischen" });
    expect(await titles()).toEqual(["Dazwischen", "Vorher"]);
    await other.query("commit");
    expect(await titles()).toEqual(["Dazwischen", "Nachher"]);
  });

  test("nor is one missed that had its id, but not its change, when we looked", async () => {
    const { id } = await need(ours, { title: "Vorher" });
    const other = await elsewhere();
    await other.query("begin");
    await other.query("select pg_current_xact_id()");
    expect(await titles()).toEqual(["Vorher"]);
    await need(ours, { title: "Dazwischen" });
    await titles();
    await other.query("savepoint inside");
    await other.query(`update "HelpRequest" set title = 'Nachher' where id = $1`, [id]);
    await other.query("release inside");
    await titles();
    await other.query("commit");
    expect(await titles()).toEqual(["Dazwischen", "Nachher"]);
  });

  test("what is rolled back was never there", async () => {
    await need(ours, { title: "Bleibt" });
    const before = await version();
    const thrown = transaction(async (tx) => {
      await tx.helpRequest.updateMany({ data: { title: "Nie" } });
      throw new Error("no");
    });
    await expect(thrown).rejects.toThrow("no");
    expect(await titles()).toEqual(["Bleibt"]);
    expect(await version()).toBe(before);
  });

  test("everybody reads the own write at once, however many look", async () => {
    const { id } = await need(ours);
    const others = await Promise.all([1, 2, 3, 4].map(() => elsewhere()));
    const writers = others.map(async (client, nr) => {
      for (let round = 0; round < 15; round += 1) {
        const mine = `skill-${nr}-${round}`;
        await client.query(
          `update "HelpRequest" set "helpfulSkills" = array_append("helpfulSkills", $1) where id = $2`,
          [mine, id],
        );
        expect((await found())[0]?.helpfulSkills).toContain(mine);
      }
    });
    await Promise.all(writers);
  });

  test("changes that were pruned are those that nobody waits for", async () => {
    const { id } = await need(ours, { title: "Vorher" });
    expect(await titles()).toEqual(["Vorher"]);
    await db().helpRequest.update({ where: { id }, data: { title: "Nachher" } });
    expect(await pruneNeedChanges()).toBe(0);
    expect(await titles()).toEqual(["Nachher"]);
    await db().$executeRaw`update need_change set at = now() - interval '61 minutes'`;
    expect(await pruneNeedChanges()).toBeGreaterThan(0);
    expect(await titles()).toEqual(["Nachher"]);
  });

  test("a database that fails leaves it as it was, and the next look is right again", async () => {
    await need(ours, { title: "A" });
    expect(await titles()).toEqual(["A"]);
    await need(ours, { title: "B" });
    const other = await elsewhere();
    await other.query(`alter table "Shift" rename to "Shift_away"`);
    await expect(titles()).rejects.toThrow();
    await other.query(`alter table "Shift_away" rename to "Shift"`);
    expect(await titles()).toEqual(["A", "B"]);
  });
});

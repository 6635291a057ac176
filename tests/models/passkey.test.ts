import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { addPasskey, type Holder, passkeysOf, removePasskey, renamePasskey } from "~/models/passkey.server";
import { openVillage, person, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(() => village.clear());
afterAll(() => village.close());

const realNow = new Date();
const alone = (personId: string): Holder => ({ personId, chains: [] });
const key = (id: string) => ({
  id,
  name: "Firefox, Android",
  publicKey: new Uint8Array([1, 2, 3]),
  signCount: 0,
  transports: ["internal"],
  backedUp: false,
});

async function withKeys(...ids: string[]): Promise<string> {
  const jana = await person("Jana Krause");
  for (const id of ids) expect(await addPasskey(alone(jana), key(id), realNow)).toEqual({ ok: true });
  return jana;
}

describe("a passkey", () => {
  test("is named by its owner, and by nobody else", async () => {
    const jana = await withKeys("key-a");
    expect(await renamePasskey(await person("Mallory"), "key-a", "Meins")).toBe(false);
    expect(await renamePasskey(jana, "key-a", "Mein Telefon")).toBe(true);
    expect(await passkeysOf(jana)).toMatchObject([{ id: "key-a", name: "Mein Telefon" }]);
  });

  test("is taken away by its owner, and by nobody else", async () => {
    const jana = await withKeys("key-a", "key-b");
    const free = { keepsOne: false };
    expect(await removePasskey(alone(await person("Mallory")), "key-a", free, realNow)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await removePasskey(alone(jana), "key-a", free, realNow)).toEqual({ ok: true });
    expect(await removePasskey(alone(jana), "key-b", free, realNow)).toEqual({ ok: true });
    expect(await passkeysOf(jana)).toEqual([]);
  });

  test("is not the last one that staff lose, also when both go at once", async () => {
    const petra = await withKeys("key-a", "key-b");
    const kept = { keepsOne: true };
    const removed = await Promise.all(
      ["key-a", "key-b"].map((id) => removePasskey(alone(petra), id, kept, realNow)),
    );
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(removed).toContainEqual({ ok: false, reason: "last" });
    expect(await passkeysOf(petra)).toHaveLength(1);
  });

  test("goes with its person", async () => {
    const petra = await withKeys("key-a");
    await db().person.delete({ where: { id: petra } });
    expect(await db().passkey.count()).toBe(0);
  });

  test("is written into every chain in which it matters", async () => {
    const petra = await person("Petra Amt");
    const chains: Holder["chains"] = [
      { chain: "zuletzt", role: "administrator" },
      { chain: "anfangs", role: "owner" },
    ];
    const holder = { personId: petra, chains };
    await addPasskey(holder, key("key-a"), realNow);
    await removePasskey(holder, "key-a", { keepsOne: false }, realNow);
    const entries = await db().auditEntry.findMany({ orderBy: [{ chain: "asc" }, { seq: "asc" }] });
    expect(entries.map(({ chain, act, actorRole }) => [chain, act, actorRole])).toEqual([
      ["anfangs", "passkey-added", "owner"],
      ["anfangs", "passkey-removed", "owner"],
      ["zuletzt", "passkey-added", "administrator"],
      ["zuletzt", "passkey-removed", "administrator"],
    ]);
  });
});

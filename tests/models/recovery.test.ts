import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readRecoveryCode } from "~/domain/recovery-code";
import { db } from "~/models/db.server";
import {
  consumeRecoverySheet,
  deviceInvitation,
  findRecoverySheet,
  inviteDevice,
  makeRecoverySheet,
  waysBackOf,
} from "~/models/recovery.server";
import { redeemCode } from "~/models/sign-in-code.server";
import { consumeToken } from "~/models/sign-in-token.server";
import { later, openVillage, person, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(() => village.clear());
afterAll(() => village.close());

const realNow = new Date();

describe("a recovery sheet", () => {
  test("signs in once, and looking at it uses nothing up", async () => {
    const jana = await person("Jana Krause");
    const code = await makeRecoverySheet(jana, realNow);
    expect(readRecoveryCode(code)).toBe(code);
    for (const _look of [1, 2])
      expect(await findRecoverySheet(code, realNow)).toEqual({ name: "Jana Krause" });
    const both = await Promise.all([
      consumeRecoverySheet(code, realNow),
      consumeRecoverySheet(code, realNow),
    ]);
    expect(both.filter(Boolean)).toEqual([{ personId: jana, kind: "recovery", method: "recovery" }]);
    expect(await findRecoverySheet(code, realNow)).toBeNull();
  });

  test("is void as soon as there is a newer one, also of two made at once", async () => {
    const jana = await person();
    const first = await makeRecoverySheet(jana, realNow);
    const [second, third] = await Promise.all([
      makeRecoverySheet(jana, realNow),
      makeRecoverySheet(jana, realNow),
    ]);
    expect(await consumeRecoverySheet(first, realNow)).toBeNull();
    const used = [await consumeRecoverySheet(second, realNow), await consumeRecoverySheet(third, realNow)];
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test("is stored as a hash only, and opens no other door", async () => {
    const jana = await person();
    const code = await makeRecoverySheet(jana, realNow);
    expect(JSON.stringify(await db().signInToken.findMany())).not.toContain(code);
    const { token } = await inviteDevice(jana, realNow);
    expect(await consumeRecoverySheet(token, realNow)).toBeNull();
    expect(await redeemCode(code, null, realNow)).toMatchObject({ ok: false });
  });

  test("is one of the ways back that a person has", async () => {
    const jana = await person();
    const none = { sheetMadeAt: null, email: false, passkeys: 0, identities: 0 };
    expect(await waysBackOf(jana, realNow)).toEqual(none);
    const code = await makeRecoverySheet(jana, realNow);
    expect(await waysBackOf(jana, realNow)).toEqual({ ...none, sheetMadeAt: realNow });
    await consumeRecoverySheet(code, realNow);
    expect(await waysBackOf(jana, realNow)).toEqual(none);
  });
});

describe("a second device", () => {
  test("joins by a QR that holds for two minutes and once, and the first one hears of it", async () => {
    const jana = await person();
    const { token, handle } = await inviteDevice(jana, realNow);
    expect(await deviceInvitation(jana, handle, realNow)).toBe("waiting");
    expect(await consumeToken(token, realNow)).toEqual({ personId: jana, kind: "device", method: "device" });
    expect(await deviceInvitation(jana, handle, realNow)).toBe("used");
    expect(await consumeToken(token, realNow)).toBeNull();
    const late = await inviteDevice(jana, realNow);
    expect(await consumeToken(late.token, later(realNow, 2 / 60))).toBeNull();
    expect(await deviceInvitation(jana, late.handle, later(realNow, 2 / 60))).toBe("over");
  });

  test("a new QR voids the one before, and nobody else can ask what became of it", async () => {
    const [jana, kim] = [await person(), await person()];
    const first = await inviteDevice(jana, realNow);
    const second = await inviteDevice(jana, realNow);
    expect(await consumeToken(first.token, realNow)).toBeNull();
    expect(await deviceInvitation(jana, first.handle, realNow)).toBe("over");
    expect(await deviceInvitation(kim, second.handle, realNow)).toBe("over");
  });
});

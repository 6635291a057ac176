import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseBarrierForm } from "~/domain/forms/barrier-form";
import { barriersOf, reportBarrier, settleBarrier } from "~/models/barrier.server";
import { db } from "~/models/db.server";
import { openVillage, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

const realNow = new Date("2027-04-12T08:00:00Z");
const input = { text: "Die Knöpfe sind zu klein.", contact: "ute@lang.example", page: "/join" };

async function staffMember(municipalityId: string) {
  const id = randomUUID();
  await db().person.create({
    data: { id, name: "Frau Amt", email: `${id}@amt.example`, emailConfirmed: true },
  });
  await db().staff.create({ data: { personId: id, municipalityId } });
  return { personId: id, municipalityId, role: "staff" as const };
}

async function waitingMails(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'barrier-mail'`;
  return row?.count ?? 0;
}

test("a barrier waits for the staff of its municipality, who hear of it", async () => {
  const [{ id: municipalityId }, before] = [await db().municipality.findFirstOrThrow(), await waitingMails()];
  await staffMember(municipalityId);
  await reportBarrier(municipalityId, input, realNow);
  expect(await barriersOf(municipalityId)).toMatchObject([{ ...input, doneAt: null }]);
  expect(await waitingMails()).toBe(before + 1);
});

test("it is settled once, and by its own town hall only", async () => {
  const { id: municipalityId } = await db().municipality.findFirstOrThrow();
  const by = await staffMember(municipalityId);
  await reportBarrier(municipalityId, input, realNow);
  const [first] = await barriersOf(municipalityId);
  const id = first?.id ?? "";
  expect(await settleBarrier(id, { ...by, municipalityId: randomUUID() }, realNow)).toBe(false);
  const both = await Promise.all([settleBarrier(id, by, realNow), settleBarrier(id, by, realNow)]);
  expect(both.toSorted()).toEqual([false, true]);
});

describe("the form", () => {
  test("asks for a text, not for an address", () => {
    expect(parseBarrierForm(new URLSearchParams({ text: "Zu klein.", page: "/" }))).toEqual({
      ok: true,
      value: { text: "Zu klein.", contact: "", page: "/" },
    });
    expect(parseBarrierForm(new URLSearchParams({ text: " ", contact: "ute" }))).toMatchObject({
      ok: false,
      errors: { text: "required", contact: "email" },
      values: { contact: "ute" },
    });
  });
});

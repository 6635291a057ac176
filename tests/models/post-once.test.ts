import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { postOnce } from "~/models/post-once.server";
import { usualPlace } from "~/models/usual-place.server";
import { herzberg, monday, needInput, openVillage, type Team, team, type Village } from "../support/village";

let village: Village;
let ours: Team;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team();
});
afterAll(() => village.close());

const needs = () =>
  db().helpRequest.findMany({
    select: { id: true, title: true, bring: true, shifts: { select: { places: true } } },
  });

test("a form sent three times at once is one need", async () => {
  const form = randomUUID();
  const sent = await Promise.all([1, 2, 3].map(() => postOnce(ours.author, needInput(), monday, form)));
  expect(sent).toEqual([1, 2, 3].map(() => ({ ok: true, id: form })));
  expect(await needs()).toMatchObject([{ id: form, shifts: [{ places: 3 }] }]);
  expect(await db().helpRequest.findFirst({ select: { sequence: true, changedAt: true } })).toEqual({
    sequence: 0,
    changedAt: null,
  });
});

test("the same form with a word corrected is that need, under another title it is another", async () => {
  const form = randomUUID();
  await postOnce(ours.author, needInput({ intent: "draft" }), monday, form);
  expect(await postOnce(ours.author, needInput({ bring: "Schürze" }), monday, form)).toEqual({
    ok: true,
    id: form,
  });
  expect(await needs()).toMatchObject([{ id: form, bring: "Schürze" }]);
  const other = await postOnce(ours.author, needInput({ title: "Zeltaufbau" }), monday, form);
  expect(other).toMatchObject({ ok: true });
  expect(other).not.toMatchObject({ id: form });
  expect(await needs()).toHaveLength(2);
});

test("another association's need is not changed by whoever sends its id", async () => {
  const form = randomUUID();
  await postOnce(ours.author, needInput(), monday, form);
  const others = await team();
  const sent = await postOnce(others.author, needInput({ bring: "nichts" }), monday, form);
  expect(sent).toMatchObject({ ok: true });
  expect((await needs()).find(({ id }) => id === form)?.bring).toBe("");
});

test("a form without an id of ours is posted as it comes", async () => {
  for (const form of ["", "1; drop table"]) await postOnce(ours.author, needInput(), monday, form);
  expect(await needs()).toHaveLength(2);
});

test("a new need is probably where the last public one was, else where its association is at home", async () => {
  expect(await usualPlace(ours.associationId)).toBeNull();
  const home = { placeName: "Grochwitz", lat: 51.7, lon: 13.2 };
  await db().association.update({ where: { id: ours.associationId }, data: home });
  expect(await usualPlace(ours.associationId)).toEqual(home);
  await postOnce(ours.author, needInput({ placeKind: "private", placeName: "Bei Oma" }), monday, "");
  expect(await usualPlace(ours.associationId)).toEqual(home);
  await postOnce(ours.author, needInput({ placeName: "Festplatz" }), monday, "");
  expect(await usualPlace(ours.associationId)).toEqual({ placeName: "Festplatz", ...herzberg });
});

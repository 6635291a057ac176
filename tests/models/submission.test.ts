import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "~/models/db.server";
import { forgetWhatIsDue } from "~/models/retention.server";
import { openSession } from "~/models/session.server";
import { signUpOnce, withdrawOnce } from "~/models/submission.server";
import {
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  saturday,
  type Team,
  team,
  type Village,
} from "../support/village";

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

const realNow = new Date();
const hours = (count: number) => new Date(realNow.getTime() + count * 3_600_000);
let drawn = 0;
const key = () => `key-of-the-browser-${String(++drawn).padStart(3, "0")}`;
const submission = ({ id }: PostedNeed, one: string, at = realNow) => ({
  key: one,
  helpRequestId: id,
  realNow: at,
});
const wish = ({ shiftIds: [shiftId = ""] }: PostedNeed) => ({
  shiftId,
  people: 1,
  phone: null,
  birthYear: null,
});
const asked = (posted: PostedNeed, one: string, personId: string) =>
  signUpOnce(submission(posted, one), { ...wish(posted), personId }, monday, null);
const visitor = (posted: PostedNeed, one: string, at = realNow) => {
  const signedIn: string[] = [];
  const result = signUpOnce(
    submission(posted, one, at),
    { ...wish(posted), personId: null, name: "Kim Lehmann", locale: "de" },
    monday,
    async (tx, personId) => {
      signedIn.push(personId);
      await openSession(
        tx,
        { personId, idHash: `hash ${one} ${at.getTime()}`, method: "join", device: "" },
        at,
      );
    },
  );
  return result.then((answer) => ({ answer, signedIn }));
};
const confirmedIn = ({ shiftIds: [shiftId] }: PostedNeed) =>
  db().signup.count({ where: { shiftId, status: "confirmed" } });

test("the same key is one signup, and both times done", async () => {
  const [buffet, jana, one] = [await need(ours), await person(), key()];
  expect(await asked(buffet, one, jana)).toEqual({ ok: true });
  expect(await asked(buffet, one, jana)).toEqual({ ok: true });
  expect(await confirmedIn(buffet)).toBe(1);
  // Without the key the second time is refused.
  expect(await asked(buffet, key(), jana)).toEqual({ ok: false, reason: "already" });
});

test("a repeat after it was given back does not bring it back", async () => {
  const [buffet, jana, yes, no] = [await need(ours), await person(), key(), key()];
  const { shiftIds } = buffet;
  await asked(buffet, yes, jana);
  expect(await withdrawOnce(submission(buffet, no), shiftIds[0] ?? "", jana, monday)).toEqual({ ok: true });
  expect(await asked(buffet, yes, jana)).toEqual({ ok: true });
  expect(await confirmedIn(buffet)).toBe(0);
  await asked(buffet, key(), jana);
  expect(await withdrawOnce(submission(buffet, no), shiftIds[0] ?? "", jana, monday)).toEqual({ ok: true });
  expect(await confirmedIn(buffet)).toBe(1);
});

test("twenty at once with one key are one person and one signup", async () => {
  const buffet = await need(ours, { shifts: [{ ...saturday, places: 50 }] });
  const one = key();
  const people = await db().person.count();
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor(buffet, one)));
  expect(answers.every(({ answer }) => answer.ok)).toBe(true);
  expect(await db().person.count()).toBe(people + 1);
  expect(await confirmedIn(buffet)).toBe(1);
  expect(await db().session.count({ where: { person: { name: "Kim Lehmann" } } })).toBe(1);
});

test("the second waits for the first, and when that one is lost does it itself", async () => {
  const [buffet, jana, one] = [await need(ours), await person(), key()];
  let second: ReturnType<typeof asked> | undefined;
  await expect(
    transaction(async (tx) => {
      await tx.$executeRaw`insert into "Submission" ("keyHash", kind, "helpRequestId")
        values (encode(sha256(${one}::bytea), 'hex'), 'signup', ${buffet.id}::uuid)`;
      second = asked(buffet, one, jana);
      await vi.waitFor(async () => expect(await waitingForALock()).toBe(1));
      throw new Error("the power fails");
    }),
  ).rejects.toThrow("the power fails");
  expect(await second).toEqual({ ok: true });
  expect(await confirmedIn(buffet)).toBe(1);
});

test("what fails on the way leaves neither signup nor key", async () => {
  const [buffet, one] = [await need(ours), key()];
  const failing = signUpOnce(
    submission(buffet, one),
    { ...wish(buffet), personId: null, name: "Kim Lehmann", locale: "de" },
    monday,
    async () => {
      throw new Error("the power fails");
    },
  );
  await expect(failing).rejects.toThrow("the power fails");
  expect(await confirmedIn(buffet)).toBe(0);
  expect(await db().submission.count()).toBe(0);
  expect((await visitor(buffet, one)).answer).toEqual({ ok: true });
});

test("a refusal is stored, too: a repeat hears it even when there is room by then", async () => {
  const buffet = await need(ours, { shifts: [{ ...saturday, places: 1 }] });
  const [jana, kim, one] = [await person(), await person(), key()];
  await asked(buffet, key(), kim);
  expect(await asked(buffet, one, jana)).toEqual({ ok: false, reason: "full" });
  await withdrawOnce(submission(buffet, key()), buffet.shiftIds[0] ?? "", kim, monday);
  expect(await asked(buffet, one, jana)).toEqual({ ok: false, reason: "full" });
  expect(await asked(buffet, key(), jana)).toEqual({ ok: true });
});

test("a visitor whose first answer was lost is signed in by the repeat, into one session", async () => {
  const [buffet, one] = [await need(ours), key()];
  const first = await visitor(buffet, one);
  const again = await visitor(buffet, one, hours(1));
  expect(again.answer).toEqual({ ok: true });
  expect(again.signedIn).toEqual(first.signedIn);
  const sessions = await db().session.findMany({ where: { personId: first.signedIn[0] } });
  expect(sessions.map(({ idHash }) => idHash)).toEqual([`hash ${one} ${hours(1).getTime()}`]);
});

test.each([
  ["after a day", async () => undefined, 25],
  [
    "when that browser was signed out",
    async (personId: string) => db().session.deleteMany({ where: { personId } }),
    1,
  ],
  [
    "when the person got in by another way",
    async (personId: string) => db().session.updateMany({ where: { personId }, data: { method: "link" } }),
    1,
  ],
  [
    "when there is a second session",
    async (personId: string) =>
      transaction((tx) =>
        openSession(tx, { personId, idHash: `other ${personId}`, method: "device", device: "" }, realNow),
      ),
    1,
  ],
])("the key signs nobody in %s", async (_, happens, after) => {
  const [buffet, one] = [await need(ours), key()];
  const first = await visitor(buffet, one);
  const [personId = ""] = first.signedIn;
  await happens(personId);
  const before = await db().session.count();
  const again = await visitor(buffet, one, hours(after));
  expect(again).toEqual({ answer: { ok: true }, signedIn: [] });
  expect(await db().session.count()).toBe(before);
});

test("nor does the key of somebody who was signed in", async () => {
  const [buffet, jana, one] = [await need(ours), await person(), key()];
  await asked(buffet, one, jana);
  expect((await visitor(buffet, one)).signedIn).toEqual([]);
});

test("a key is good for one question of one person", async () => {
  const [buffet, other] = [await need(ours), await need(ours)];
  const [jana, kim, one] = [await person(), await person(), key()];
  await asked(buffet, one, jana);
  const foreign = { ok: false, reason: "not-found" };
  expect(await asked(buffet, one, kim)).toEqual(foreign);
  expect(await asked(other, one, jana)).toEqual(foreign);
  expect(await withdrawOnce(submission(buffet, one), buffet.shiftIds[0] ?? "", jana, monday)).toEqual(
    foreign,
  );
  expect(await confirmedIn(buffet)).toBe(1);
});

test("a need that does not exist is said to be none, each time", async () => {
  const gone = {
    id: "0e984725-c51c-4bf4-9960-e1c80e27aba0",
    shiftIds: ["0e984725-c51c-4bf4-9960-e1c80e27aba0"],
  };
  const [jana, one] = [await person(), key()];
  for (const _round of [1, 2])
    expect(await asked(gone as PostedNeed, one, jana)).toEqual({ ok: false, reason: "not-found" });
});

test("the night forgets keys after seven days", async () => {
  const [buffet, jana] = [await need(ours), await person()];
  await asked(buffet, key(), jana);
  const due = new Date(realNow.getTime() - 7 * 86_400_000 - 3_600_000);
  await db().submission.create({
    data: { keyHash: "old", kind: "signup", helpRequestId: buffet.id, createdAt: due },
  });
  expect(await forgetWhatIsDue({ now: monday, realNow })).toMatchObject({ submissions: 1 });
  expect(await db().submission.count()).toBe(1);
});

async function waitingForALock(): Promise<number> {
  const [row] = await db().$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

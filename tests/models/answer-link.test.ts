import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerLink } from "~/domain/answer-link";
import { decay } from "~/domain/calm/belief";
import { completeEnv } from "~/env.server";
import { answerByLink, answerState, type LinkDetails } from "~/models/answer-link.server";
import { answerToken, readAnswerToken } from "~/models/answer-token.server";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { cancel } from "~/models/help-request-status.server";
import { needForAll } from "../support/invitations";
import {
  device,
  later,
  monday,
  openVillage,
  type PostedNeed,
  person,
  resident,
  saturday,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let ours: Team;
let jana: string;
let buffet: PostedNeed;
let link: AnswerLink;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team();
  jana = await resident();
  await device(jana);
  buffet = await needForAll(ours, { shifts: [{ ...saturday, places: 1 }] });
  await expandDue(monday, 10);
  link = { residentId: jana, helpRequestId: buffet.id, shiftId: buffet.shiftIds[0] ?? "" };
});
afterAll(() => village.close());

const nothing: LinkDetails = { phone: null, birthYear: null };
const answer = (what: Parameters<typeof answerByLink>[1], now = monday, details = nothing, of = link) =>
  answerByLink(of, what, details, now);
const signups = () => db().signup.findMany({ select: { personId: true, status: true } });
const given = async () => (await db().invitation.findFirst())?.answer;

describe("the token", () => {
  test("comes back as what it was made of", () => {
    expect(readAnswerToken(answerToken(link))).toEqual(link);
  });

  test("with any character changed is nobody's", () => {
    const token = answerToken(link);
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === "A" ? "B" : "A";
      expect(readAnswerToken(token.slice(0, index) + other + token.slice(index + 1))).toBeNull();
    }
  });

  test.each(["", "x", "A".repeat(107), "A".repeat(106), "A".repeat(108), "ä".repeat(107)])(
    "%j is none",
    (token) => {
      expect(readAnswerToken(token)).toBeNull();
    },
  );

  test("of another installation, or for another purpose, is none", () => {
    const token = answerToken(link);
    completeEnv({ sessionSecret: "another secret of at least thirty-two characters" });
    expect(readAnswerToken(token)).toBeNull();
    completeEnv({ sessionSecret: "a secret of at least thirty-two characters" });
  });

  test("names one resident, need and shift: none of them can be exchanged", () => {
    const others = [
      { ...link, residentId: ours.ownerId },
      { ...link, helpRequestId: jana },
      { ...link, shiftId: jana },
    ];
    const macOf = (token: string) => Buffer.from(token, "base64url").subarray(48);
    for (const other of others) {
      const forged = Buffer.concat([
        Buffer.from(answerToken(other), "base64url").subarray(0, 48),
        macOf(answerToken(link)),
      ]);
      expect(readAnswerToken(forged.toString("base64url"))).toBeNull();
    }
  });
});

describe("one tap", () => {
  test("is a confirmed place, and signs nobody in", async () => {
    expect(await answer("yes")).toEqual({ ok: true });
    expect(await signups()).toEqual([{ personId: jana, status: "confirmed" }]);
    expect(await given()).toBe("yes");
    expect(await db().session.count()).toBe(0);
    expect(await answerState(link, monday)).toMatchObject({ coming: true, person: { name: "Jana Krause" } });
  });

  test("again, and at once, changes nothing more", async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => answer("yes")));
    expect(results).toEqual(results.map(() => ({ ok: true })));
    expect(await signups()).toHaveLength(1);
  });

  test("is taken back by the same link, and given again", async () => {
    await answer("yes");
    expect(await answer("undo")).toEqual({ ok: true });
    expect(await signups()).toEqual([{ personId: jana, status: "withdrawn" }]);
    expect(await given()).toBeNull();
    expect(await answer("yes")).toEqual({ ok: true });
    expect(await signups()).toEqual([{ personId: jana, status: "confirmed" }]);
  });

  test("for the last place: the second hears that it is taken", async () => {
    const kim = await resident({ name: "Kim" });
    expect(await answer("yes", monday, nothing, { ...link, residentId: kim })).toEqual({ ok: true });
    expect(await answer("yes")).toEqual({ ok: false, reason: "full" });
    expect(await answerState(link, monday)).toMatchObject({ coming: false, refusal: "full" });
  });

  test("not this time keeps the need silent, and can be taken back", async () => {
    expect(await answer("no")).toEqual({ ok: true });
    expect(await given()).toBe("not_this_time");
    expect(await answerState(link, monday)).toMatchObject({ declined: true });
    await answer("undo");
    expect(await given()).toBeNull();
  });

  test("giving the place back frees it for others and is still a yes", async () => {
    await answer("yes");
    await answer("withdraw");
    expect(await signups()).toEqual([{ personId: jana, status: "withdrawn" }]);
    expect(await given()).toBe("yes");
    expect(await db().helpRequest.findFirst()).toMatchObject({ status: "open" });
  });
});

describe("a link is refused", () => {
  test("from the start of its shift on, for every answer", async () => {
    await answer("yes", new Date(saturday.start.getTime() - 1));
    for (const what of ["yes", "no", "undo", "withdraw"] as const) {
      expect(await answer(what, saturday.start)).toEqual({ ok: false, reason: "expired" });
    }
    expect(await signups()).toEqual([{ personId: jana, status: "confirmed" }]);
    expect(await answerState(link, saturday.start)).toMatchObject({ expired: true });
  });

  test("but goes along with a shift that was moved", async () => {
    const moved = { start: later(saturday.start, 24), end: later(saturday.end, 24) };
    await db().shift.updateMany({ data: moved });
    expect(await answer("yes", saturday.start)).toEqual({ ok: true });
  });

  test("of a need that was cancelled, or a shift of another need", async () => {
    const other = await needForAll(ours);
    const mixed = { ...link, shiftId: other.shiftIds[0] ?? "" };
    expect(await answer("yes", monday, nothing, mixed)).toEqual({ ok: false, reason: "not-found" });
    await cancel(buffet.id, ours.associationId, "weather", monday);
    expect(await answer("yes")).toEqual({ ok: false, reason: "closed" });
  });

  test("of somebody who is gone", async () => {
    await db().person.delete({ where: { id: jana } });
    expect(await answer("yes")).toEqual({ ok: false, reason: "not-found" });
    expect(await answerState(link, monday)).toBeNull();
  });
});

test("it asks for a phone number where the need wants one, and exchanges none that is known", async () => {
  await db().helpRequest.updateMany({ data: { phoneRequired: true } });
  expect(await answer("yes")).toEqual({ ok: false, reason: "phone" });
  expect(await answer("yes", monday, { phone: "03535 1", birthYear: null })).toEqual({ ok: true });
  await answer("undo");
  expect(await answer("yes", monday, { phone: "03535 2", birthYear: null })).toEqual({ ok: true });
  expect(await db().person.findUnique({ where: { id: jana } })).toMatchObject({ phone: "03535 1" });
});

describe("the belief learns", () => {
  const habits = async () =>
    new Map((await db().habit.findMany()).map((row) => [row.subject.split(":")[0], [row.yes, row.no]]));

  test("a yes and a no, for the kind of need and for the association, and forgets what is taken back", async () => {
    await answer("no");
    expect(await habits()).toEqual(
      new Map([
        ["category", [0, 1]],
        ["association", [0, 1]],
      ]),
    );
    expect(await db().resident.findFirst()).toMatchObject({ lastPingAt: monday, lastEnding: "declined" });
    await answer("yes");
    expect(await habits()).toEqual(
      new Map([
        ["category", [1, 0]],
        ["association", [1, 0]],
      ]),
    );
    expect(await db().resident.findFirst()).toMatchObject({ lastEnding: "accepted" });
    await answer("undo");
    expect(await habits()).toEqual(
      new Map([
        ["category", [0, 0]],
        ["association", [0, 0]],
      ]),
    );
    expect(await db().resident.findFirst()).toMatchObject({ lastEnding: null });
  });

  test("nothing from giving a place back", async () => {
    await answer("yes");
    await answer("withdraw");
    await answer("yes");
    expect(await habits()).toEqual(
      new Map([
        ["category", [1, 0]],
        ["association", [1, 0]],
      ]),
    );
  });

  test("with old counts faded to the day", async () => {
    const past = later(monday, -90 * 24);
    const counts = { yes: 2, no: 1, at: past };
    await db().habit.create({ data: { residentId: jana, subject: "category:celebration", ...counts } });
    await answer("yes");
    const faded = decay(counts, monday);
    const habit = await db().habit.findFirstOrThrow({ where: { subject: "category:celebration" } });
    expect(habit.at).toEqual(monday);
    expect(habit.yes).toBeCloseTo(faded.yes + 1);
    expect(habit.no).toBeCloseTo(faded.no);
  });

  test("nothing at all of who objected", async () => {
    await db().resident.updateMany({ data: { objects: true } });
    await answer("yes");
    expect(await habits()).toEqual(new Map());
    expect(await db().resident.findFirst()).toMatchObject({ lastEnding: null });
  });

  test("of a newer ping nothing from an answer to an older one", async () => {
    await db().resident.updateMany({ data: { weeklyBudget: 10 } });
    await needForAll(ours, {}, later(monday, 2));
    await expandDue(later(monday, 2), 10);
    await answer("no", later(monday, 3));
    expect(await db().resident.findFirst()).toMatchObject({ lastPingAt: later(monday, 2), lastEnding: null });
  });
});

test("a stranger to the village answers nothing", async () => {
  const stranger = { ...link, residentId: await person("Fremd") };
  expect(await answer("no", monday, nothing, stranger)).toEqual({ ok: true });
  expect(await given()).toBeNull();
});

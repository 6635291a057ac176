import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { teamInvitationMs } from "~/domain/team";
import { db } from "~/models/db.server";
import { changeRole, handOver, leaveTeam, membersOf, removeMember } from "~/models/team.server";
import {
  findTeamInvitation,
  inviteToTeam,
  openInvitations,
  revokeInvitation,
} from "~/models/team-invitation.server";
import { joinTeam } from "~/models/team-join.server";
import { openVillage, person, type Team, team, type Village } from "../support/village";

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

const realNow = new Date("2027-04-12T08:00:00Z");
const ownerIds = async () =>
  (await membersOf(ours.associationId))
    .filter(({ role }) => role === "owner")
    .map(({ personId }) => personId);

async function member(role: "owner" | "coordinator", name = "Jens Richter"): Promise<string> {
  const personId = await person(name);
  await db().membership.create({ data: { personId, associationId: ours.associationId, role } });
  return personId;
}

async function invitation(role: "owner" | "coordinator" = "coordinator"): Promise<string> {
  const token = await inviteToTeam(ours.associationId, ours.ownerId, role, realNow);
  if (!token) throw new Error("no invitation");
  return token;
}

const stranger = { personId: null, name: "Kim Noack", locale: "de" } as const;

describe("the last owner", () => {
  test("neither leaves nor steps down without a successor", async () => {
    const { associationId, ownerId } = ours;
    const refused = { ok: false, reason: "last-owner" };
    expect(await leaveTeam(associationId, ownerId)).toEqual(refused);
    expect(await changeRole(associationId, ownerId, ownerId, "coordinator")).toEqual(refused);
    expect(await removeMember(associationId, ownerId, ownerId)).toEqual(refused);
    const jens = await member("coordinator");
    expect(await leaveTeam(associationId, ownerId)).toEqual(refused);
    expect(await changeRole(associationId, ownerId, jens, "owner")).toEqual({ ok: true });
    expect(await leaveTeam(associationId, ownerId)).toEqual({ ok: true });
    expect(await ownerIds()).toEqual([jens]);
  });

  test.each([
    ["leave", (id: string) => leaveTeam(ours.associationId, id)],
    ["step down", (id: string) => changeRole(ours.associationId, id, id, "coordinator")],
  ])("of two owners who %s at once one stays", async (_, go) => {
    for (let round = 0; round < 5; round += 1) {
      await db().membership.deleteMany({ where: { associationId: ours.associationId } });
      const both = [await member("owner"), await member("owner")];
      const results = await Promise.all(both.map(go));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await ownerIds()).toHaveLength(1);
    }
  });

  test("two owners who remove each other at once leave one", async () => {
    const jens = await member("owner");
    await Promise.all([
      removeMember(ours.associationId, ours.ownerId, jens),
      removeMember(ours.associationId, jens, ours.ownerId),
    ]);
    expect(await ownerIds()).toHaveLength(1);
  });
});

test("handing over makes one an owner and the other a coordinator, and is written down", async () => {
  const jens = await member("coordinator");
  expect(await handOver(ours.associationId, ours.ownerId, await person())).toMatchObject({
    reason: "not-a-member",
  });
  expect(await handOver(ours.associationId, ours.ownerId, jens)).toEqual({ ok: true });
  expect(await membersOf(ours.associationId)).toMatchObject([
    { personId: jens, role: "owner" },
    { personId: ours.ownerId, role: "coordinator" },
  ]);
  const { id: chain } = await db().municipality.findFirstOrThrow();
  const log = await db().auditEntry.findMany({ where: { chain } });
  expect(log.map(({ act, actorRole }) => [act, actorRole])).toEqual([["ownership-handed-over", "owner"]]);
  expect(
    JSON.stringify(log, (_, value) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain(jens);
});

test("only an owner manages the team; to everybody else it is not there", async () => {
  const jens = await member("coordinator");
  const other = await team();
  for (const by of [jens, other.ownerId, await person()]) {
    expect(await changeRole(ours.associationId, by, jens, "owner")).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await removeMember(ours.associationId, by, ours.ownerId)).toMatchObject({ reason: "not-found" });
    expect(await handOver(ours.associationId, by, jens)).toMatchObject({ reason: "not-found" });
    expect(await inviteToTeam(ours.associationId, by, "owner", realNow)).toBeNull();
  }
  expect(await ownerIds()).toEqual([ours.ownerId]);
});

describe("an invitation", () => {
  test("lets one person in, once, for seven days; the database knows only its hash", async () => {
    const token = await invitation();
    const stored = await db().teamInvitation.findMany();
    expect(JSON.stringify(stored)).not.toContain(token);
    const over = new Date(realNow.getTime() + teamInvitationMs);
    expect(await findTeamInvitation(token, realNow)).toMatchObject({ invitedBy: "Ines Schuster" });
    expect(await findTeamInvitation(token, over)).toBeNull();
    expect(await joinTeam(token, stranger, over)).toEqual({ ok: false, reason: "over" });
    const joined = await joinTeam(token, stranger, realNow);
    expect(joined.ok).toBe(true);
    expect(await findTeamInvitation(token, realNow)).toBeNull();
    expect(await joinTeam(token, { ...stranger, name: "Noch jemand" }, realNow)).toMatchObject({
      reason: "over",
    });
    expect((await membersOf(ours.associationId)).map(({ name, role }) => [name, role])).toEqual([
      ["Ines Schuster", "owner"],
      ["Kim Noack", "coordinator"],
    ]);
  });

  test("that twenty take at once lets one in, and makes nobody else a person", async () => {
    const token = await invitation("owner");
    const results = await Promise.all(Array.from({ length: 20 }, () => joinTeam(token, stranger, realNow)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().membership.count({ where: { associationId: ours.associationId } })).toBe(2);
    expect(await db().person.count({ where: { name: stranger.name } })).toBe(1);
  });

  test("stays good when somebody of the team opens it", async () => {
    const token = await invitation();
    expect(await joinTeam(token, { personId: ours.ownerId }, realNow)).toEqual({
      ok: false,
      reason: "already",
    });
    expect((await joinTeam(token, stranger, realNow)).ok).toBe(true);
  });

  test("is gone when it is revoked, or whoever made it is no owner any more", async () => {
    const jens = await member("owner");
    const revoked = await invitation();
    const [open] = await openInvitations(ours.associationId, realNow);
    const other = await team();
    await revokeInvitation(other.associationId, other.ownerId, open?.tokenHash ?? "");
    expect(await openInvitations(ours.associationId, realNow)).toHaveLength(1);
    await revokeInvitation(ours.associationId, jens, open?.tokenHash ?? "");
    expect(await joinTeam(revoked, stranger, realNow)).toMatchObject({ reason: "over" });
    const orphaned = await invitation();
    await leaveTeam(ours.associationId, ours.ownerId);
    expect(await joinTeam(orphaned, stranger, realNow)).toMatchObject({ reason: "over" });
  });
});

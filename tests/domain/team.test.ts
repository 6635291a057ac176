import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  associationStatuses,
  decisionRefusal,
  moves,
  ownerRefusal,
  type TeamMember,
  type TeamRole,
} from "~/domain/team";

describe("a team", () => {
  const member = fc.record({
    personId: fc.constantFrom("a", "b", "c", "d"),
    role: fc.constantFrom<TeamRole>("owner", "coordinator"),
  });
  const teams = fc.uniqueArray(member, { selector: ({ personId }) => personId, minLength: 1 });

  test("with an owner keeps one, whatever is allowed to happen", () => {
    const acts = fc.array(
      fc.record({
        personId: member.map((one) => one.personId),
        becomes: fc.constantFrom<TeamRole | null>("owner", "coordinator", null),
      }),
    );
    fc.assert(
      fc.property(teams, acts, (before, wishes) => {
        fc.pre(before.some(({ role }) => role === "owner"));
        let members: TeamMember[] = before;
        for (const { personId, becomes } of wishes) {
          if (ownerRefusal(members, personId, becomes)) continue;
          members = members.flatMap((one) => {
            if (one.personId !== personId) return [one];
            return becomes ? [{ personId, role: becomes }] : [];
          });
        }
        expect(members.some(({ role }) => role === "owner")).toBe(true);
      }),
    );
  });

  test("says who is not in it", () => {
    expect(ownerRefusal([{ personId: "a", role: "owner" }], "b", null)).toBe("not-a-member");
  });
});

test("every status can be left, and no decision leads back to where it came from", () => {
  for (const status of associationStatuses) {
    const ways = Object.values(moves).filter(({ from }) => from.includes(status));
    expect(ways.length, status).toBeGreaterThan(0);
    expect(ways.some(({ to }) => to === status)).toBe(false);
  }
  expect(decisionRefusal("applied", "refuse", "")).toBe("reason-required");
  expect(decisionRefusal("applied", "refuse", "Satzung fehlt")).toBeNull();
  expect(decisionRefusal("applied", "suspend", "Grund")).toBe("wrong-status");
});

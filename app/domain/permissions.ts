/** Everything somebody can be to a thing of this installation. */
export const roles = [
  "visitor",
  "resident",
  "coordinator",
  "owner",
  "staff",
  "administrator",
  "operator",
] as const;
export type Role = (typeof roles)[number];

/** Who asks; null: nobody is signed in. `staff` is empty while staff rights have lapsed. */
export type Actor = {
  personId: string;
  resident: boolean;
  memberships: readonly { associationId: string; municipalityId: string; role: "coordinator" | "owner" }[];
  staff: readonly { municipalityId: string; role: "staff" | "administrator" }[];
  operator: boolean;
} | null;

/** What it is about: whatever of this the thing belongs to. */
export type Subject = { associationId?: string; municipalityId?: string; personId?: string };

const team = ["coordinator", "owner"] as const;
const townHall = ["staff", "administrator"] as const;

/** Who may do what. `self` is the person whom the thing is about. */
const rules = {
  "association:apply": ["visitor", "resident", ...team, ...townHall, "operator"],
  "association:decide": townHall,
  "audit:read": townHall,
  "barrier:settle": townHall,
  "credential:record": team,
  "installation:manage": ["operator"],
  "municipality:edit": ["administrator"],
  "municipality:see": townHall,
  "need:cancel": team,
  "need:see-roster": team,
  "need:write": team,
  "person:bar": team,
  "person:see": ["self"],
  "report:decide": townHall,
  "staff:manage": ["administrator"],
  "team:manage": ["owner"],
  "team:see": team,
  "urgent:release": townHall,
} as const satisfies Record<string, readonly (Role | "self")[]>;

export type Act = keyof typeof rules;
export const acts = Object.keys(rules) as Act[];

/** May they? The one rule that pages (what they offer), actions (what they do) and tests share. */
export function may(actor: Actor, act: Act, subject: Subject = {}): boolean {
  const allowed: readonly (Role | "self")[] = rules[act];
  if (actor && allowed.includes("self") && actor.personId === subject.personId) return true;
  return rolesOn(actor, subject).some((role) => allowed.includes(role));
}

/** What somebody is to this thing; a role elsewhere counts for nothing here. An owner is a coordinator too. */
function rolesOn(actor: Actor, subject: Subject): Role[] {
  if (!actor) return ["visitor"];
  const held: Role[] = ["visitor"];
  if (actor.resident) held.push("resident");
  if (actor.operator) held.push("operator");
  const member = actor.memberships.find(({ associationId }) => associationId === subject.associationId);
  if (member) held.push("coordinator");
  if (member?.role === "owner") held.push("owner");
  const office = actor.staff.find(({ municipalityId }) => municipalityId === subject.municipalityId);
  if (office) held.push("staff");
  if (office?.role === "administrator") held.push("administrator");
  return held;
}

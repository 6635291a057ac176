import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { association, herzberg, posted, shiftsOf } from "./demo-village";
import { type Client, createClient } from "./http";

/** Everybody who can stand at a door. */
export const roleNames = [
  "visitor",
  "resident",
  "coordinator",
  "owner",
  "coordinator of another association",
  "staff",
  "administrator",
  "staff of another municipality",
  "staff whose rights have lapsed",
  "operator",
] as const;
export type RoleName = (typeof roleNames)[number];

/** A municipality and one of each thing that belongs to it. */
export type Side = {
  municipalityId: string;
  slug: string;
  associationId: string;
  applicantId: string;
  needId: string;
  shiftId: string;
  reportId: string;
  /** Another association of the same municipality, with its own need. */
  neighbourId: string;
  neighbourNeedId: string;
};

/** `here` is where coordinator, owner, staff and administrator belong, `elsewhere` the town next door. */
export type World = { here: Side; elsewhere: Side };

/** Two municipalities in an empty database, each with two associations, a need of each, and a report. */
export async function worldOf(baseUrl: string, sql: Sql): Promise<World> {
  return {
    here: await side(baseUrl, sql, "herzberg-elster", "Herzberg (Elster)", "12062224"),
    elsewhere: await side(baseUrl, sql, "schlieben", "Schlieben", "12062445"),
  };
}

async function side(baseUrl: string, sql: Sql, slug: string, name: string, ags: string): Promise<Side> {
  const municipalityId = randomUUID();
  await sql`insert into "Municipality" (id, slug, name, ags, lat, lon)
    values (${municipalityId}, ${slug}, ${name}, ${ags}, ${herzberg.lat}, ${herzberg.lon})`;
  const first = await association(sql, municipalityId, `Heimatverein-${slug}`);
  const second = await association(sql, municipalityId, `Sportverein-${slug}`);
  const applicant = await association(sql, municipalityId, `Antragsteller-${slug}`);
  await sql`update "Association" set status = 'applied' where id = ${applicant.associationId}`;
  const needId = await posted(await sessionFor(baseUrl, sql, first.ownerId), { title: `Kuchen in ${name}` });
  const neighbourNeedId = await posted(await sessionFor(baseUrl, sql, second.ownerId), {
    title: `Fest in ${name}`,
  });
  const reportId = randomUUID();
  await sql`insert into "Report" (id, "municipalityId", subject, "helpRequestId", "associationId", category, text)
    values (${reportId}, ${municipalityId}, 'need', ${needId}, ${first.associationId}, 'something-else', 'Das stimmt nicht.')`;
  const [shiftId = ""] = await shiftsOf(sql, needId);
  return {
    ...{ municipalityId, slug, associationId: first.associationId, applicantId: applicant.associationId },
    ...{ needId, shiftId, reportId, neighbourId: second.associationId, neighbourNeedId },
  };
}

/** A new person of this role, who belongs `here` (but for those of another place). null: nobody is signed in. */
export async function personOf(sql: Sql, { here, elsewhere }: World, role: RoleName): Promise<string | null> {
  if (role === "visitor") return null;
  const id = randomUUID();
  await sql`insert into "Person" (id, name, operator) values (${id}, ${`Kim ${role}`}, ${role === "operator"})`;
  const member = (associationId: string, as: "coordinator" | "owner") =>
    sql`insert into "Membership" (id, "personId", "associationId", role)
      values (${randomUUID()}, ${id}, ${associationId}, ${as}::"Role")`;
  const staff = (municipalityId: string, as: "staff" | "administrator") =>
    sql`insert into "Staff" (id, "personId", "municipalityId", role)
      values (${randomUUID()}, ${id}, ${municipalityId}, ${as}::"StaffRole")`;
  if (role === "resident") {
    await sql`insert into "Resident" ("personId", interests, skills, free) values (${id}, '{}', '{}', '{}')`;
    await sql`insert into "Place" (id, "residentId", label, lat, lon, "radiusKm")
      values (${randomUUID()}, ${id}, 'Zuhause', 51.685, 13.245, 10)`;
  }
  if (role === "coordinator") await member(here.associationId, "coordinator");
  if (role === "owner") await member(here.associationId, "owner");
  if (role === "coordinator of another association") await member(here.neighbourId, "coordinator");
  if (role === "staff" || role === "staff whose rights have lapsed")
    await staff(here.municipalityId, "staff");
  if (role === "administrator") await staff(here.municipalityId, "administrator");
  if (role === "staff of another municipality") await staff(elsewhere.municipalityId, "staff");
  return id;
}

/** A browser in which this person signed in by passkey a moment ago; null: nobody did. */
export async function sessionFor(
  baseUrl: string,
  sql: Sql,
  personId: string | null,
  { idleHours = 0 }: { idleHours?: number } = {},
): Promise<Client> {
  const client = createClient(baseUrl);
  if (personId === null) return client;
  const cookie = randomBytes(32).toString("base64url");
  const seen = new Date(Date.now() - idleHours * 3_600_000);
  await sql`insert into "Session" ("idHash", handle, "personId", method, "provedAt", "lastSeenAt", "expiresAt")
    values (${createHash("sha256").update(cookie).digest("hex")}, ${randomUUID()}, ${personId}, 'passkey',
      ${seen}, ${seen}, now() + interval '1 day')`;
  client.cookies.set("session", cookie);
  return client;
}

/** A browser of somebody of this role. */
export async function castAs(
  baseUrl: string,
  sql: Sql,
  world: World,
  role: RoleName,
  personId?: string | null,
) {
  const id = personId === undefined ? await personOf(sql, world, role) : personId;
  return sessionFor(baseUrl, sql, id, { idleHours: role === "staff whose rights have lapsed" ? 13 : 0 });
}

import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { type Client, createClient, type Fields, readable } from "./http";

/** Instants of the village's calendar: a Monday morning in April, and the Saturday after it. */
export const monday = "2027-04-12T10:00:00+02:00";
export const saturday = { start: "2027-04-17T14:00", end: "2027-04-17T18:00" };
export const herzberg = { lat: 51.6911, lon: 13.2339 };

export type Village = Awaited<ReturnType<typeof village>>;

/** Herzberg (Elster) with an approved association and its owner, written straight into an empty database. */
export async function village(sql: Sql) {
  const municipalityId = randomUUID();
  await sql`insert into "Municipality" (id, slug, name, ags, lat, lon, zoom)
    values (${municipalityId}, 'herzberg-elster', 'Herzberg (Elster)', '12062224', ${herzberg.lat}, ${herzberg.lon}, 12)`;
  const heimatverein = await association(sql, municipalityId, "Heimatverein Herzberg");
  return { municipalityId, ...heimatverein };
}

/** An approved association with one owner. */
export async function association(sql: Sql, municipalityId: string, name: string) {
  const associationId = randomUUID();
  const ownerId = randomUUID();
  const email = `${name.split(" ")[0]?.toLowerCase()}@verein.example`;
  await sql`insert into "Association" (id, "municipalityId", name, "contactName", "contactEmail", "contactPhone", status)
    values (${associationId}, ${municipalityId}, ${name}, 'Ines Schuster', ${email}, '03535 1234', 'approved')`;
  await sql`insert into "Person" (id, name, locale, email, "emailConfirmed")
    values (${ownerId}, 'Ines Schuster', 'de', ${email}, true)`;
  await sql`insert into "Membership" (id, "personId", "associationId", role)
    values (${randomUUID()}, ${ownerId}, ${associationId}, 'owner')`;
  return { associationId, ownerId, email };
}

/** A link's token as the product would mail it: 256 bits, of which the database keeps the hash. */
export async function signInToken(sql: Sql, personId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await sql`insert into "SignInToken" ("tokenHash", kind, "personId", "expiresAt")
    values (${hash}, 'sign-in', ${personId}, now() + interval '15 minutes')`;
  return token;
}

/** A browser in which this person is signed in, by a link. */
export async function signedIn(baseUrl: string, sql: Sql, personId: string): Promise<Client> {
  const client = createClient(baseUrl);
  const answer = await client.post(`/login/${await signInToken(sql, personId)}`, {});
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}: ${readable(answer.text)}`);
  return client;
}

export const residentFields = {
  name: "Jana Krause",
  place: "Herzberg (Elster)",
  lat: String(herzberg.lat),
  lon: String(herzberg.lon),
  radiusKm: "10",
  interests: ["celebration"],
  skills: ["baking"],
} satisfies Fields;

/** A browser in which somebody has just joined through the page's own form. */
export async function joined(
  baseUrl: string,
  fields: Record<string, string | readonly string[]> = {},
): Promise<Client> {
  const client = createClient(baseUrl);
  const answer = await client.post("/join", { ...residentFields, ...fields });
  if (answer.status !== 303) throw new Error(`joining answered ${answer.status}: ${readable(answer.text)}`);
  return client;
}

export const needFields = {
  title: "Kuchenbuffet beim Dorffest",
  text: "Kuchen schneiden, Kaffee ausschenken, freundlich sein.",
  category: "celebration",
  placeKind: "public",
  placeName: "Festzelt",
  lat: String(herzberg.lat),
  lon: String(herzberg.lon),
  contactName: "Ines Schuster",
  contactPhone: "03535 1234",
  "shifts[0].start": saturday.start,
  "shifts[0].end": saturday.end,
  "shifts[0].places": "3",
  intent: "publish",
} satisfies Fields;

/** Publishes a need through the association's form. @returns its id */
export async function posted(
  team: Client,
  fields: Record<string, string | readonly string[]> = {},
): Promise<string> {
  const answer = await team.post("/association/help/new", { ...needFields, ...fields });
  const id = /^\/association\/help\/([0-9a-f-]{36})/.exec(answer.location ?? "")?.[1];
  if (answer.status !== 303 || !id)
    throw new Error(`posting answered ${answer.status}: ${readable(answer.text)}`);
  return id;
}

/** The ids of a need's shifts, earliest first. */
export async function shiftsOf(sql: Sql, needId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from "Shift" where "helpRequestId" = ${needId} order by start, id`;
  return rows.map((row) => row.id);
}

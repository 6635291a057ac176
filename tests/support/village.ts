import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { now as productNow } from "~/clock.server";
import { parseLocal } from "~/domain/berlin-time";
import type { NeedInput } from "~/domain/forms/need-input";
import { completeEnv, loadEnv } from "~/env.server";
import { connect, db, disconnect } from "~/models/db.server";
import { post } from "~/models/help-request.server";
import { saveDevice } from "~/models/push-subscription.server";
import { join, type Profile } from "~/models/resident.server";
import { generateVapidKeys } from "~/push/vapid.server";
import { freshDatabase } from "./database";

/** An instant by the clock of Berlin: "2027-04-12T10:00". */
export function at(local: string): Date {
  const instant = parseLocal(local);
  if (!instant) throw new Error(`not a local time: ${local}`);
  return instant;
}

export function later(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * 3_600_000);
}

/** A Monday morning; the village's feast is on the Saturday after it. */
export const monday = at("2027-04-12T10:00");
export const saturday = { start: at("2027-04-17T14:00"), end: at("2027-04-17T18:00") };
export const herzberg = { lat: 51.6911, lon: 13.2339 };

export const vapid = { ...generateVapidKeys(), subject: "mailto:test@anpacken.example" };

export type Team = {
  associationId: string;
  ownerId: string;
  author: { personId: string; associationId: string };
};
export type Village = Awaited<ReturnType<typeof openVillage>>;

/**
 * A migrated database of its own and the configuration the verbs read, connected; with one municipality.
 * `clockAt` sets the product's clock, which then runs on.
 */
export async function openVillage(settings: Record<string, string> = {}) {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(joinPath(tmpdir(), "anpacken-village-"));
  loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: dataDir, BASE_URL: "http://localhost:3000", ...settings });
  completeEnv({ vapid, sessionSecret: "a secret of at least thirty-two characters" });
  // Nothing in these tests outlives a crash of PostgreSQL, so that no commit need wait for the disk.
  connect(`${database.url}?options=${encodeURIComponent("-c synchronous_commit=off")}`);
  await clear();

  return {
    url: database.url,
    dataDir,
    clear,
    async close(): Promise<void> {
      await disconnect();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Empties the tables and the queue; one municipality is there again afterwards. */
async function clear(): Promise<void> {
  // Deleted, not truncated: that would write and sync a new file for each table. The rest goes with its owners.
  for (const table of ["Association", "Municipality", "Person", "PushOrigin", "Heartbeat", "matching"]) {
    await db().$executeRawUnsafe(`delete from "${table}"`);
  }
  await db().$executeRaw`delete from graphile_worker._private_jobs`;
  const { lat, lon } = herzberg;
  await db().municipality.create({
    data: { slug: "herzberg-elster", name: "Herzberg (Elster)", ags: "12062224", lat, lon },
  });
}

export function clockAt(instant: Date): void {
  completeEnv({ startAt: instant });
  completeEnv({ startAt: new Date(2 * instant.getTime() - productNow().getTime()) });
}

let number = 0;

/** An approved association whose owner has a confirmed address, unless the test says otherwise. */
export async function team(name = "Heimatverein", email: string | null = "auto"): Promise<Team> {
  number += 1;
  const municipality = await db().municipality.findFirstOrThrow();
  const address = email === "auto" ? `team-${number}@verein.example` : email;
  const owner = await db().person.create({
    data: { name: "Ines Schuster", email: address, emailConfirmed: address !== null },
  });
  const association = await db().association.create({
    data: {
      municipalityId: municipality.id,
      name: `${name} ${number}`,
      contactName: "Ines Schuster",
      contactEmail: "team@verein.example",
      status: "approved",
      memberships: { create: { personId: owner.id, role: "owner" } },
    },
  });
  const author = { personId: owner.id, associationId: association.id };
  return { associationId: association.id, ownerId: owner.id, author };
}

export function profile(more: Partial<Profile> = {}): Profile {
  return {
    name: "Jana Krause",
    locale: "de",
    email: null,
    phone: null,
    birthYear: null,
    interests: [],
    skills: [],
    free: [],
    place: { label: "Zuhause", point: herzberg, radiusKm: 10 },
    ...more,
  };
}

/** Somebody who joined; who names `confirmed` also opened the link in the mail. */
export async function resident(more: Partial<Profile> & { confirmed?: boolean } = {}): Promise<string> {
  const { confirmed, ...fields } = more;
  const { personId } = await join(null, profile(fields));
  if (confirmed) await db().person.update({ where: { id: personId }, data: { emailConfirmed: true } });
  return personId;
}

export async function person(name = "Kim Noack", birthYear: number | null = null): Promise<string> {
  return (await db().person.create({ data: { name, birthYear } })).id;
}

/** A browser that could be rung, for tests that send nothing. */
export async function device(personId: string): Promise<string> {
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`;
  return (await saveDevice(personId, { endpoint, p256dh: "p256dh", auth: "auth" })).id;
}

type NeedChanges = Partial<Omit<NeedInput, "intent" | "category" | "shifts">> & {
  intent?: "draft" | "publish";
  category?: NonNullable<NeedInput["category"]>;
  shifts?: (Partial<NeedInput["shifts"][number]> & { start: Date; end: Date })[];
};

/** What the form of the cake buffet says; three people on Saturday afternoon. */
export function needInput({ shifts = [saturday], intent = "publish", ...more }: NeedChanges = {}): NeedInput {
  return {
    title: "Kuchenbuffet beim Dorffest",
    text: "Wir brauchen Hände hinter dem Buffet.",
    category: "celebration",
    placeKind: "public",
    placeName: "Festplatz",
    point: herzberg,
    requiredSkills: [],
    helpfulSkills: [],
    minimumAge: null,
    urgency: "normal",
    urgentReason: "",
    emergency: null,
    contactName: "Ines Schuster",
    contactPhone: "03535 1234",
    phoneRequired: false,
    department: "",
    meetingPoint: "",
    meetAt: "",
    bring: "",
    noGermanNeeded: false,
    wheelchair: false,
    withChildren: false,
    unit: "",
    lang: "de",
    needsBackgroundCheck: false,
    needsFirstAid: false,
    licenceClass: "",
    shifts: shifts.map((shift) => ({ id: null, places: 3, flexible: false, ...shift })),
    intent,
    ...more,
  };
}

export type PostedNeed = { id: string; shiftIds: string[] };

export async function need({ author }: Team, changes: NeedChanges = {}, now = monday): Promise<PostedNeed> {
  const written = await post(author, needInput(changes), now);
  if (!written.ok) throw new Error(written.reason);
  const shifts = await db().shift.findMany({
    where: { helpRequestId: written.id },
    orderBy: { start: "asc" },
  });
  return { id: written.id, shiftIds: shifts.map((shift) => shift.id) };
}

/** The jobs that wait, the next first. */
export async function jobs(): Promise<{ task: string; runAt: Date }[]> {
  return db().$queryRaw`
    select task_identifier as task, run_at as "runAt" from graphile_worker.jobs order by run_at, id`;
}

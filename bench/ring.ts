import { fork } from "node:child_process";
import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { NeedInput } from "~/domain/forms/need-input";
import { completeEnv, loadEnv } from "~/env.server";
import { db } from "~/models/db.server";
import { post } from "~/models/help-request.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { openDatabase } from "~/server/database.server";
import { startWorker } from "~/server/run-worker.server";
import { completeSecrets } from "~/server/secrets.server";
import { selfSignedCertificate } from "../tests/support/certificate";
import { endWith } from "./end-with";

/**
 * From the post to the last ping accepted, with everything real: matching, waves, invitations, jobs, deliveries,
 * encryption, TLS. A hundred needs of a hundred places each are posted one after another, among 10,000 residents: a
 * single one rings only as many as its places need. The push service is a process of its own. `--json` prints one
 * object.
 */
const people = 10_000;
const needs = 100;
const now = new Date("2026-11-21T09:00:00Z");
const herzberg = { lat: 51.6928, lon: 13.2336 };
const script = fileURLToPath(import.meta.url);

async function arrange(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "anpacken-bench-"));
  // PostgreSQL's own user finds its data there: nothing is left behind elsewhere.
  await chmod(folder, 0o711);
  const { key, cert } = selfSignedCertificate();
  await writeFile(join(folder, "key.pem"), key);
  await writeFile(join(folder, "cert.pem"), cert);
  const endpoint = fork(script, ["--endpoint", folder]);
  const [{ origin }] = (await once(endpoint, "message")) as [{ origin: string }];
  const measuring = fork(script, ["--measure", ...process.argv.slice(2)], {
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: join(folder, "cert.pem"),
      ANPACKEN_ENV: "test",
      ANPACKEN_NOW: "2026-11-21T10:00:00+01:00",
      PUSH_EXTRA_ORIGINS: origin,
      DATA_DIR: process.env.DATA_DIR ?? join(folder, "data"),
      LOG_LEVEL: "warn",
    },
  });
  endWith(async () => {
    if (measuring.kill()) await once(measuring, "exit");
    endpoint.kill();
    await rm(folder, { recursive: true, force: true });
  });
  measuring.on("message", (message) => endpoint.send(message as object));
  endpoint.on("message", (message) => measuring.send(message as object));
  const [code] = await once(measuring, "exit");
  endpoint.kill();
  await rm(folder, { recursive: true, force: true });
  process.exitCode = Number(code);
}

async function measure(): Promise<void> {
  loadEnv();
  completeEnv({ baseUrl: "https://anpacken.example" });
  await completeSecrets();
  const opening = openDatabase();
  endWith(async () => (await opening).close());
  const database = await opening;
  const origin = process.env.PUSH_EXTRA_ORIGINS ?? "";
  const author = await seed(origin);
  const worker = await startWorker(database.url);
  endWith(() => worker.stop());
  // A server is there for longer than a second before somebody asks for help.
  while ((await db().routine.count({ where: { name: { startsWith: "prices" } } })) === 0)
    await setTimeout(20);

  const cpu = process.cpuUsage();
  const posted = Date.now();
  const answered = once(process, "message") as Promise<[{ first: number; last: number }]>;
  await post(author, need, now);
  const committed = Date.now() - posted;
  for (let more = 1; more < needs; more += 1) await post(author, need, now);
  // Whom two needs chose at once rings as often as their week allows: what was sent counts, not what was planned.
  while ((await waiting()) > 0) await setTimeout(50);
  const pings = await db().delivery.count({ where: { outcome: "delivered" } });
  process.send?.({ expect: pings });
  const [{ first, last }] = await answered;
  const { user, system } = process.cpuUsage(cpu);
  report({
    pings,
    committedMs: committed,
    firstMs: first - posted,
    lastMs: last - posted,
    cpuMs: Math.round((user + system) / 1000),
  });
  await worker.stop();
  await database.close();
  process.exit(0);
}

async function waiting(): Promise<number> {
  const [unrung, unsent] = await Promise.all([
    db().invitation.count({ where: { rungAt: null } }),
    db().delivery.count({ where: { doneAt: null } }),
  ]);
  return unrung + unsent;
}

function report(figures: {
  pings: number;
  committedMs: number;
  firstMs: number;
  lastMs: number;
  cpuMs: number;
}): void {
  const perSecond = Math.round(figures.pings / (figures.lastMs / 1000));
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ bench: "ring", people, ...figures, perSecond, node: process.version }));
    return;
  }
  console.log(`${needs} needs posted, ${people} residents with a device, ${process.version}\n`);
  console.log(`first need committed  ${figures.committedMs} ms`);
  console.log(`first ping accepted   ${figures.firstMs} ms`);
  console.log(`last of ${figures.pings} accepted  ${figures.lastMs} ms (${perSecond}/s)`);
  console.log(`CPU of the server     ${figures.cpuMs} ms`);
}

const need: NeedInput = {
  title: "Kuchenbuffet beim Dorffest",
  text: "",
  category: "celebration",
  placeKind: "public",
  placeName: "Festwiese",
  point: herzberg,
  requiredSkills: [],
  helpfulSkills: ["baking"],
  minimumAge: null,
  urgency: "normal",
  urgentReason: "",
  emergency: null,
  contactName: "",
  contactPhone: "",
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
  shifts: [
    {
      id: null,
      start: new Date("2026-11-28T13:00:00Z"),
      end: new Date("2026-11-28T17:00:00Z"),
      places: 100,
      flexible: false,
    },
  ],
  intent: "publish",
};

async function seed(origin: string): Promise<{ personId: string; associationId: string }> {
  const municipality = await db().municipality.create({
    data: { slug: "herzberg", name: "Herzberg (Elster)", ags: "12062224", ...herzberg },
  });
  const association = await db().association.create({
    data: {
      municipalityId: municipality.id,
      name: "Heimatverein",
      contactName: "A",
      contactEmail: "a@example.org",
      status: "approved",
    },
  });
  const author = await db().person.create({ data: { name: "A" } });
  const ids = Array.from({ length: people }, () => randomUUID());
  const spread = () => (Math.random() - 0.5) * 0.05;
  await db().person.createMany({ data: ids.map((id) => ({ id, name: "B" })) });
  await db().resident.createMany({ data: ids.map((personId) => ({ personId, interests: ["celebration"] })) });
  await db().place.createMany({
    data: ids.map((residentId) => ({
      residentId,
      label: "Zuhause",
      lat: herzberg.lat + spread(),
      lon: herzberg.lon + spread(),
      radiusKm: 10,
    })),
  });
  await db().pushSubscription.createMany({
    data: ids.map((personId, index) => ({
      personId,
      endpoint: `${origin}/${index}`,
      p256dh: createECDH("prime256v1").generateKeys("base64url"),
      auth: randomBytes(16).toString("base64url"),
    })),
  });
  await rebuildMatching();
  await db().$executeRawUnsafe("vacuum analyze");
  return { personId: author.id, associationId: association.id };
}

async function serveEndpoint(): Promise<void> {
  const folder = process.argv.at(-1) ?? "";
  const { readFile } = await import("node:fs/promises");
  const [key, cert] = await Promise.all(["key.pem", "cert.pem"].map((name) => readFile(join(folder, name))));
  let expected = Number.POSITIVE_INFINITY;
  let accepted = 0;
  let first = 0;
  let last = 0;
  const server = createServer({ key, cert }, (request, response) => {
    request.resume().on("end", () => {
      response.writeHead(201, { location: "/m/1", ttl: "3600" }).end();
      accepted += 1;
      last = Date.now();
      if (accepted === 1) first = last;
      if (accepted === expected) process.send?.({ first, last });
    });
  });
  process.on("message", (message) => {
    expected = (message as { expect: number }).expect;
    if (accepted >= expected) process.send?.({ first, last });
  });
  server.keepAliveTimeout = 0;
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1024 });
  await once(server, "listening");
  process.send?.({ origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}` });
  process.on("disconnect", () => process.exit());
}

if (process.argv.includes("--endpoint")) await serveEndpoint();
else if (process.argv.includes("--measure")) await measure();
else await arrange();

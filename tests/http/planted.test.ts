import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, keys, startApp, temporaryFolder } from "../support/app";
import { freshDatabase } from "../support/database";
import { association, joined, monday, posted, shiftsOf, signedIn, village } from "../support/demo-village";
import { type Client, createClient, eventually } from "../support/http";
import { type FakeDevice, fakeDevice } from "../support/push-device";
import { type PushServer, startPushServer } from "../support/push-server";

/** Values one cannot meet by accident. What is stored of the resident's point is looked up: `cell`. */
const resident = {
  label: "Quittenwinkel",
  lat: "51.702917",
  lon: "13.204619",
  phone: "0151 7770031",
  email: "geheim.quitte@anderswo.example",
};
const home = {
  placeName: "Zwetschgengasse 17a",
  meetingPoint: "Hintereingang beim Apfelbaum",
  contactName: "Frau Schlehdorn",
  contactPhone: "03535 7770032",
  lat: "51.683213",
  lon: "13.249871",
};
const publicPhone = "03535 7770033";

let app: App;
let sql: Sql;
let push: PushServer;
let close = async () => {};
const people = {} as Record<"team" | "others" | "planted" | "neighbour" | "stranger", Client>;
const devices = {} as Record<"team" | "others" | "planted" | "neighbour", FakeDevice>;
const needs = {} as Record<"home" | "public", string>;
let cell: { lat: number; lon: number };
let distance: number;

beforeAll(async () => {
  const database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const { ownerId, municipalityId } = await village(sql);
  const other = await association(sql, municipalityId, "SV Grün-Weiß");
  push = await startPushServer();
  const dataDir = await temporaryFolder();
  const certificate = join(dataDir, "push-server.pem");
  await writeFile(certificate, push.ca);
  app = await startApp({
    databaseUrl: database.url,
    dataDir,
    now: monday,
    env: { PUSH_EXTRA_ORIGINS: push.origin, NODE_EXTRA_CA_CERTS: certificate },
  });
  close = async () => {
    await app.stop();
    await push.close();
    await sql.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };

  people.team = await signedIn(app.baseUrl, sql, ownerId);
  people.others = await signedIn(app.baseUrl, sql, other.ownerId);
  people.stranger = createClient(app.baseUrl);
  people.planted = await joined(app.baseUrl, {
    ...{ name: "Karla Quitte", lat: resident.lat, lon: resident.lon },
    ...{ phone: resident.phone, email: resident.email, skills: [] },
  });
  await people.planted.follow(
    people.planted.post("/me/places", {
      name: resident.label,
      lat: resident.lat,
      lon: resident.lon,
      radiusKm: "12",
    }),
  );
  people.neighbour = await joined(app.baseUrl, { name: "Nora Nachbar" });
  for (const name of ["team", "others", "planted", "neighbour"] as const) {
    devices[name] = fakeDevice(push, keys.VAPID_PUBLIC_KEY);
    const answer = await people[name].request("/push/subscriptions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(devices[name].json),
    });
    expect(answer.status).toBe(201);
  }
  needs.home = await posted(people.team, {
    ...{ title: "Beim Umzug tragen", category: "celebration", placeKind: "private", ...home },
    "shifts[0].places": "2",
  });
  await rang(1, "the need at somebody's home");
  // Whoever was rung is left in peace for days: as if those were over.
  await sql`update "Resident" set "lastPingAt" = null`;
  needs.public = await posted(people.team, {
    contactPhone: publicPhone,
    "shifts[0].start": "2027-04-18T10:00",
    "shifts[0].end": "2027-04-18T12:00",
  });
  await rang(2, "the public need");
  const [place] = await sql<(typeof cell)[]>`select lat, lon from "Place" where label = ${resident.label}`;
  if (!place) throw new Error("the planted place is not stored");
  cell = place;
  const [reasons] = await sql<{ metres: number }[]>`
    select (reasons->>'distanceMetres')::float as metres from "Invitation" i
      join "Place" p on p."residentId" = i."residentId"
     where i."helpRequestId" = ${needs.home} and p.label = ${resident.label}`;
  distance = reasons?.metres ?? Number.NaN;
  expect(distance).toBeGreaterThan(500);
});
afterAll(() => close());

async function rang(times: number, what: string): Promise<void> {
  for (const who of ["planted", "neighbour"] as const)
    await push.until(() => devices[who].messages().length === times, `${what} rang at ${who}`);
}

test("the resident's exact point is nowhere in the database, only the centre of its cell", async () => {
  const rows =
    await sql`select lat::text, lon::text from "Place" union all select lat::text, lon::text from "matching"`;
  for (const { lat, lon } of rows) {
    expect(lat).not.toContain(resident.lat.slice(0, 7));
    expect(lon).not.toContain(resident.lon.slice(0, 7));
  }
});

/** The resident's, before they are coming anywhere: nobody's business but their own. */
function ofResident(): string[] {
  return [
    ...[resident.label, resident.phone, resident.email, "Quitte"],
    ...[
      resident.lat.slice(0, 7),
      resident.lon.slice(0, 7),
      String(cell.lat).slice(0, 8),
      String(cell.lon).slice(0, 8),
    ],
    ...[String(distance), String(Math.round(distance))],
  ];
}

/** Of the need at somebody's home, and the coordinators' numbers: for who is coming. */
function ofNeeds(): string[] {
  const point = [home.lat.slice(0, 7), home.lon.slice(0, 7)];
  return [home.placeName, home.meetingPoint, home.contactName, home.contactPhone, publicPhone, ...point];
}

test("before anybody signed up", async () => {
  for (const who of ["stranger", "neighbour", "others"] as const) {
    await nowhere(await everyAnswer(people[who]), [...ofResident(), ...ofNeeds()], who);
  }
  await nowhere(await everyAnswer(people.team), [...ofResident(), "km entfernt", "distanceMetres"], "team");
  // The search can find: to their owners these are shown.
  const own = await everyAnswer(people.planted);
  expect(found(own, resident.label)).toContain("/me/places");
  expect(found(await everyAnswer(people.team), home.placeName)).toContain(
    `/association/help/${needs.home}/edit`,
  );
});

test("pings say nothing of it", async () => {
  const rung = (device: FakeDevice) => JSON.stringify(device.messages());
  for (const value of [...ofResident(), ...ofNeeds()]) {
    expect(says(rung(devices.neighbour), value), value).toBe(false);
    expect(says(rung(devices.team), value), value).toBe(false);
  }
  for (const value of ofNeeds()) expect(says(rung(devices.planted), value), value).toBe(false);
  expect(devices.others.messages()).toEqual([]);
  expect(rung(devices.planted)).toMatch(/km entfernt/);
});

test("who is coming learns the address and the number, and nobody else does", async () => {
  const [shiftId = ""] = await shiftsOf(sql, needs.home);
  const helper = createClient(app.baseUrl);
  await helper.follow(
    helper.post(`/help/${needs.home}/signup`, { shiftId, name: "Hanna Helfer", phone: "0160 1234567" }),
  );
  const page = await helper.get(`/help/${needs.home}`);
  for (const value of [home.placeName, home.meetingPoint, home.contactName])
    expect(page.text).toContain(value);
  expect(page.text).toContain(`tel:${home.contactPhone.replaceAll(" ", "")}`);

  for (const who of ["stranger", "neighbour", "others", "planted"] as const) {
    const secrets = [...ofNeeds(), "Hanna Helfer", "0160 1234567", "01601234567"];
    await nowhere(await everyAnswer(people[who]), secrets, who);
  }
  const shown = await everyAnswer(people.team);
  await nowhere(shown, [...ofResident(), "km entfernt", "distanceMetres"], "team");
  expect(found(shown, "Hanna Helfer")).toContain(`/association/help/${needs.home}`);

  await helper.follow(helper.post(`/help/${needs.home}/withdraw`, { shiftId }));
  const after = await helper.get(`/help/${needs.home}`);
  for (const value of ofNeeds()) expect(after.text, value).not.toContain(value);
  await nowhere(
    await everyAnswer(people.team),
    ["Hanna Helfer", "0160 1234567"],
    "team after the withdrawal",
  );
});

test("of a resident who is coming the association learns name and number, and no place", async () => {
  const [shiftId = ""] = await shiftsOf(sql, needs.public);
  await people.planted.follow(
    people.planted.post(`/help/${needs.public}/signup`, { shiftId, phone: resident.phone }),
  );
  const shown = await everyAnswer(people.team);
  expect(found(shown, "Karla Quitte")).toContain(`/association/help/${needs.public}`);
  const places = ofResident().filter((value) => value !== "Quitte" && value !== resident.phone);
  await nowhere(shown, [...places, "km entfernt", "distanceMetres"], "team");
  for (const who of ["stranger", "neighbour", "others"] as const) {
    await nowhere(await everyAnswer(people[who]), ofResident(), who);
  }
  await push.until(() => devices.team.messages().length > 0, "the team hears of the first signup");
  for (const value of ofResident())
    expect(says(JSON.stringify(devices.team.messages()), value), value).toBe(false);
});

test("mail is a postcard: no helper's name, number or place, no address of a home", async () => {
  const writer = await joined(app.baseUrl, {
    name: "Nur Mail",
    email: "nur.mail@anderswo.example",
    phone: "0151 9990001",
  });
  const [shiftId = ""] = await shiftsOf(sql, needs.home);
  await writer.follow(writer.post(`/help/${needs.home}/signup`, { shiftId }));
  await people.team.follow(people.team.post(`/association/help/${needs.home}/cancel`, { reason: "weather" }));
  const mails = await eventually(
    () => app.mails(),
    (all) => all.filter((mail) => mail.includes("nur.mail@")).length >= 2,
  );
  const secrets = [...ofResident(), ...ofNeeds(), "Nur Mail", "0151 9990001", "Hanna", "Ines Schuster"];
  for (const mail of mails) {
    const text = decoded(mail.replace(/^To: .*$/m, ""));
    for (const value of secrets) expect(says(text, value), `${value} in a mail:\n${text}`).toBe(false);
  }
});

test("the log names nobody, and none of the links in pings", async () => {
  const tokens = JSON.stringify(devices.neighbour.messages()).match(/(?<=\/ping\/)[\w-]{107}/g) ?? [];
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) {
    expect((await people.stranger.get(`/ping/${token}`)).status).toBe(303);
    expect((await people.stranger.get(`/ping/${token}%`)).status).toBe(404);
    expect((await people.stranger.post(`/ping/${token}`, { answer: "anything" })).status).toBe(422);
    expect((await people.stranger.post(`/ping/${token}x`, { answer: "no" })).status).toBe(404);
    expect((await people.stranger.request(`/ping/${token}`, { method: "PUT" })).status).toBe(405);
  }
  for (const value of [...ofResident(), ...ofNeeds(), ...tokens, "/ping/", "Karla", "Hanna", push.origin]) {
    expect(says(app.output(), value), value).toBe(false);
  }
});

type Shown = Map<string, string>;

/** What a client can ask for: every page, its data request, feeds, and the first events of the live streams. */
async function everyAnswer(client: Client): Promise<Shown> {
  const ids = Object.values(needs);
  const pages = [
    ...[
      "/",
      "/?category=celebration",
      `/?near=${home.lat.slice(0, 4)},13.25&km=50`,
      "/join",
      "/login",
      "/me",
    ],
    ...["/me/places", "/me/app", "/me/pings", "/me/settings", "/m/herzberg-elster", "/impressum"],
    ...["/association", "/association/help/new"],
    ...ids.flatMap((id) => [`/ping/need/${id}`, `/ping/way/${id}`, `/report?need=${id}`]),
    ...ids.flatMap((id) => [`/help/${id}`, `/help/${id}?ping=1`, `/help/${id}/signup`]),
    ...ids.flatMap((id) =>
      ["", "/edit", "/cancel", "/roster", "/status"].map((part) => `/association/help/${id}${part}`),
    ),
  ];
  const data = pages.map((path) =>
    path.startsWith("/?") || path === "/" ? path.replace("/", "/_root.data") : dataOf(path),
  );
  const feeds = [
    "/open-data/help-requests.geojson",
    "/manifest.webmanifest",
    "/places.json?q=Herz",
    "/needs.json",
    "/push/key",
  ];
  const shown: Shown = new Map();
  const left = [...pages, ...data, ...feeds];
  const read = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const { text, headers } = await client.get(path);
      shown.set(path, `${JSON.stringify(headers)}\n${plain(text)}`);
    }
  };
  await Promise.all([read(), read(), read(), read()]);
  for (const id of ids) shown.set(`stream ${id}`, await streamed(client, `/association/help/${id}/stream`));
  return shown;
}

/** A page's own address inside forms is the reader's question, not our answer. */
function plain(text: string): string {
  return text.replaceAll(`near=${home.lat.slice(0, 4)},13.25`, "");
}

function dataOf(path: string): string {
  const [pathname = "", query] = path.split("?");
  return `${pathname}.data${query ? `?${query}` : ""}`;
}

async function streamed(client: Client, path: string): Promise<string> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const stopping = new AbortController();
  const response = await fetch(app.baseUrl + path, { headers: { cookie }, signal: stopping.signal });
  if (!(response.headers.get("content-type") ?? "").includes("event-stream")) return response.text();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !/event: change\ndata: .*\n\n/.test(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  stopping.abort();
  return text;
}

async function nowhere(shown: Shown, values: readonly string[], who: string): Promise<void> {
  for (const value of values) expect(found(shown, value), `${value}, shown to ${who}`).toEqual([]);
}

function found(shown: Shown, value: string): string[] {
  return [...shown].filter(([, text]) => says(text, value)).map(([path]) => path);
}

/** A number of whole metres counts only by itself: its digits may be within a port, a token or an id by chance. */
function says(text: string, value: string): boolean {
  return /^\d{1,6}$/.test(value)
    ? new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(text)
    : text.includes(value);
}

function decoded(mail: string): string {
  return mail
    .replace(/=\r?\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
}

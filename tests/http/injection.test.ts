import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, keys, startApp, temporaryFolder } from "../support/app";
import { castAs, type RoleName, type World, worldOf } from "../support/cast";
import { freshDatabase } from "../support/database";
import { joined, monday, posted, shiftsOf } from "../support/demo-village";
import { type Client, createClient, eventually, readable } from "../support/http";
import { nonceOf, runningMarkup } from "../support/markup";
import { type FakeDevice, fakeDevice } from "../support/push-device";
import { type PushServer, startPushServer } from "../support/push-server";

/** One line of markup that runs wherever it is taken for markup, with a mark that says which field it came from. */
const evil = (field: string) => `${field}"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
/** A line that would end a header and begin others. */
const lines = (field: string) => `${field}\r\nBcc: opfer@evil.example\r\nX-Evil: yes\r\n\r\n<b>Text</b>`;

let app: App;
let sql: Sql;
let push: PushServer;
let world: World;
let owner: Client;
let device: FakeDevice;
let needId: string;
let close = async () => {};

beforeAll(async () => {
  const database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  push = await startPushServer();
  const dataDir = await temporaryFolder();
  const certificate = join(dataDir, "push-server.pem");
  await writeFile(certificate, push.ca);
  app = await startApp({
    ...{ databaseUrl: database.url, dataDir, now: monday },
    env: { PUSH_EXTRA_ORIGINS: push.origin, NODE_EXTRA_CA_CERTS: certificate },
  });
  close = async () => {
    await app.stop();
    await push.close();
    await sql.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  world = await worldOf(app.baseUrl, sql);
  owner = await castAs(app.baseUrl, sql, world, "owner");
  await everyFieldFilled();
});
afterAll(() => close());

/** Everybody who may write something writes markup into every field that takes text. */
async function everyFieldFilled(): Promise<void> {
  const profile = await owner.post("/association/profile", {
    ...{ name: evil("verein"), purpose: evil("zweck"), contactName: evil("kontakt"), place: "Grochwitz" },
    ...{ contactEmail: "team@verein.example", contactPhone: "03535 1234" },
  });
  expect(profile.status, readable(profile.text)).toBe(303);
  // An approved association keeps its name; as it applied, it could have been any.
  await sql`update "Association" set name = ${evil("verein")} where id = ${world.here.associationId}`;
  const neighbour = await joined(app.baseUrl, { name: evil("nachbarin"), email: "nachbarin@dorf.example" });
  device = fakeDevice(push, keys.VAPID_PUBLIC_KEY);
  const subscribed = await neighbour.request("/push/subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": evil("gerät") },
    body: JSON.stringify(device.json),
  });
  expect(subscribed.status).toBe(201);
  await neighbour.follow(
    neighbour.post("/me/places", { name: evil("ort"), place: "Herzberg (Elster)", radiusKm: "5" }),
  );
  needId = await posted(owner, {
    ...{ title: evil("titel"), text: evil("text"), placeName: evil("platz"), contactName: evil("person") },
    ...{ department: evil("gruppe"), meetingPoint: evil("treff"), meetAt: "13:45", bring: evil("mit") },
    ...{ unit: "Stück<b>", associationId: world.here.associationId },
  });
  const [shiftId = ""] = await shiftsOf(sql, needId);
  await neighbour.follow(neighbour.post(`/help/${needId}/signup`, { shiftId }));
  await owner.follow(
    owner.post(`/association/help/${needId}/roster`, {
      intent: "add",
      shiftId,
      name: evil("anruf"),
      people: "1",
    }),
  );
  const stranger = createClient(app.baseUrl);
  const reported = await stranger.post(`/report?need=${needId}`, {
    ...{ category: "something-else", text: evil("meldung"), contact: "melder@dorf.example" },
  });
  expect(reported.status, readable(reported.text)).toBe(303);
  const applied = await stranger.post("/associations/new", {
    ...{ name: evil("antrag"), purpose: evil("wozu"), contactName: evil("wer"), place: "Grochwitz" },
    ...{ municipalityId: world.here.municipalityId, contactEmail: "antrag@dorf.example" },
  });
  expect(applied.status, readable(applied.text)).toBe(303);
}

/** Whose pages show what others wrote, and which of it must be readable there. */
const readers: [RoleName, page: () => string, marks: string[]][] = [
  ["visitor", () => "/", ["titel", "verein"]],
  ["visitor", () => `/m/${world.here.slug}`, ["titel", "verein"]],
  ["visitor", () => `/help/${needId}`, ["titel", "text", "platz", "verein", "mit"]],
  ["visitor", () => `/report?need=${needId}`, ["titel", "verein"]],
  ["owner", () => "/association", ["titel"]],
  ["owner", () => `/association/help/${needId}`, ["titel", "nachbarin", "anruf"]],
  ["owner", () => `/association/help/${needId}/edit`, ["titel", "text", "platz", "person", "treff", "mit"]],
  ["owner", () => "/association/profile", ["verein", "zweck", "kontakt"]],
  ["owner", () => "/association/team", ["verein"]],
  ["staff", () => "/municipality/approvals", ["antrag", "wozu", "wer"]],
  ["staff", () => "/municipality/associations", ["verein"]],
  ["staff", () => "/municipality/reports", ["titel"]],
];

test.each(readers)(
  "as %s: shown as it was written, and nothing of it runs: %#",
  async (role, page, marks) => {
    const client = await castAs(app.baseUrl, sql, world, role);
    for (const path of [
      page(),
      `${page()}${page().includes("?") ? "&" : "?"}q=${encodeURIComponent(evil("frage"))}`,
    ]) {
      const { status, headers, text } = await client.get(path);
      expect(status, path).toBe(200);
      expect(runningMarkup(text, nonceOf(String(headers["content-security-policy"]))), path).toBeNull();
      const missing = marks.filter((mark) => !text.includes(`${mark}&quot;&gt;&lt;script&gt;`));
      expect(missing, path).toEqual([]);
    }
  },
);

test("the town hall reads a report, and nothing of it runs", async () => {
  const staff = await castAs(app.baseUrl, sql, world, "staff");
  const [report] = await sql<{ id: string }[]>`select id from "Report" where text like 'meldung%'`;
  const { text, headers } = await staff.get(`/municipality/reports/${report?.id}`);
  expect(runningMarkup(text, nonceOf(String(headers["content-security-policy"])))).toBeNull();
  expect(text).toContain("meldung&quot;&gt;&lt;script&gt;");
});

test("no feed and no data answer is taken for a page", async () => {
  for (const path of [
    "/open-data/help-requests.geojson",
    `/help/${needId}.data`,
    "/places.json?q=%3Cscript%3E",
    "/needs.json?place=%3Cscript%3E",
  ]) {
    const { headers, text } = await createClient(app.baseUrl).get(path);
    expect(String(headers["content-type"]), path).not.toContain("html");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    if (path.includes("geojson")) expect(JSON.parse(text).features.length).toBeGreaterThan(0);
  }
});

test("a ping carries text, and leads to our own pages only", async () => {
  await push.until(() => device.messages().length > 0, "the need rang");
  for (const message of device.messages()) {
    const { title, body, navigate } = message as { title: string; body: string; navigate: string };
    expect(`${title} ${body}`).toMatch(/\S/);
    expect(new URL(navigate).origin).toBe(app.baseUrl);
    for (const action of (message as { actions?: { navigate?: string }[] }).actions ?? [])
      expect(new URL(action.navigate ?? app.baseUrl).origin).toBe(app.baseUrl);
  }
});

test("line breaks in names and titles begin no header of a mail", async () => {
  const id = await posted(owner, { title: lines("Fest"), associationId: world.here.associationId });
  const [shiftId = ""] = await shiftsOf(sql, id);
  const helper = await joined(app.baseUrl, { name: lines("Hanna"), email: "hanna@dorf.example" });
  await helper.follow(helper.post(`/help/${id}/signup`, { shiftId }));
  await owner.follow(owner.post(`/association/help/${id}/cancel`, { reason: "other", text: lines("Sturm") }));
  for (const to of ["/me\r\nBcc: opfer@evil.example", "//evil.example"])
    await createClient(app.baseUrl).post(
      "/login",
      { email: "team@verein.example", to },
      { host: "evil.example", "x-forwarded-host": "evil.example" },
    );
  await createClient(app.baseUrl).post("/login", { email: "hanna@dorf.example\r\nBcc: opfer@evil.example" });
  const mails = await eventually(
    () => app.mails(),
    (all) => all.filter((mail) => /^To: hanna@dorf/m.test(mail)).length >= 2,
  );
  expect(mails.some((mail) => mail.includes("melder@dorf.example"))).toBe(true);
  for (const mail of mails) {
    const [head = ""] = mail.split(/\r?\n\r?\n/);
    const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => (name ?? "").toLowerCase());
    expect(names).toEqual([...new Set(names)]);
    expect(names).not.toContain("bcc");
    expect(names).not.toContain("x-evil");
    expect(head.match(/^To: .*$/m)?.[0] ?? "").not.toContain("evil");
    expect(String(head.match(/^Content-Type: .*$/m))).toContain("text/plain");
    const links = [...plain(mail).matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);
    for (const link of links) expect(new URL(link).origin, link).toBe(app.baseUrl);
  }
});

/** The words of a mail, its quoted-printable undone. */
function plain(mail: string): string {
  const text = mail.replace(/=\r?\n/g, "");
  return text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { castAs, personOf, type RoleName, sessionFor, type World, worldOf } from "../support/cast";
import { association, posted, residentFields, signedIn } from "../support/demo-village";
import { type Answer, type Client, createClient, type Fields } from "../support/http";
import { runningInstallation } from "./running-village";

// No worker: what an answer set in motion lies in the queue and can be counted.
const running = runningInstallation({ worker: "none", env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });
const known = "bekannt@verein.example";
// As long as the known one, so that answers that repeat it are equally long.
const unknown = "niemand@verein.example".slice(0, known.length + 1);
const missing = "0e984725-c51c-4bf4-9960-e1c80e27aba0";

let world: World;
/** Needs that are there and that the public never saw. */
const hidden: Record<string, string> = {};
/** Needs that the public saw: that there was something stays true, what it was is gone. */
const halted: string[] = [];
beforeAll(async () => {
  const { app, sql } = running;
  world = await worldOf(app.baseUrl, sql);
  await sql`insert into "Person" (id, name, email, "emailConfirmed") values (${randomUUID()}, 'Kim', ${known}, true)`;
  const club = await association(sql, world.here.municipalityId, "Verborgener Verein");
  const owner = await signedIn(app.baseUrl, sql, club.ownerId);
  for (const name of ["a draft", "another draft", "halted", "halted, too"])
    hidden[name] = await posted(owner, { title: `Geheim: ${name}` });
  for (const name of ["halted", "halted, too"]) {
    halted.push(hidden[name] ?? "");
    delete hidden[name];
  }
  await sql`update "HelpRequest" set status = 'draft', "publishedAt" = null where id in ${sql(Object.values(hidden))}`;
  await sql`update "HelpRequest" set "hiddenAt" = now() where id = ${halted[0] ?? ""}`;
  await sql`update "Association" set status = 'suspended' where id = ${club.associationId}`;
});

const as = (role: RoleName): Promise<Client> => castAs(running.app.baseUrl, running.sql, world, role);

test("a need that the public may not see answers like one that never was, byte for byte", async () => {
  const doors = [
    ...["/help/ID", "/help/ID.data", "/help/ID/signup", "/ping/need/ID", "/ping/way/ID", "/report?need=ID"],
    ...["/association/help/ID", "/association/help/ID/edit", "/association/help/ID/stream"],
  ];
  for (const role of ["visitor", "resident", "coordinator", "staff of another municipality"] as const) {
    for (const door of doors) {
      const client = await as(role);
      const never = whatIsTold(await client.get(door.replace("ID", missing)), missing);
      for (const [why, id] of Object.entries(hidden)) {
        const there = whatIsTold(await client.get(door.replace("ID", id)), id);
        expect(there, `${role} ${door} ${why}`).toEqual(never);
      }
    }
  }
});

test("of a need that was taken down nobody reads any more what it was", async () => {
  const doors = [
    "/help/ID",
    "/help/ID.data",
    "/report?need=ID",
    "/m/herzberg-elster",
    "/needs.json",
    "/open-data/help-requests.geojson",
  ];
  for (const role of ["visitor", "resident", "coordinator"] as const) {
    for (const id of halted) {
      for (const door of doors) {
        const { status, text } = await (await as(role)).get(door.replace("ID", id));
        expect(status, door).toBeLessThan(500);
        expect(text, `${role} ${door}`).not.toContain("Geheim");
      }
    }
  }
});

test("signing up for it, too, and reporting it", async () => {
  const fields = { shiftId: missing, name: "Kim Noack" };
  for (const door of ["/help/ID/signup", "/help/ID/withdraw", "/report?need=ID"]) {
    const never = whatIsTold(
      await createClient(running.app.baseUrl).post(door.replace("ID", missing), fields),
      missing,
    );
    for (const [why, id] of Object.entries(hidden)) {
      const answer = await createClient(running.app.baseUrl).post(door.replace("ID", id), fields);
      expect(whatIsTold(answer, id), `${door} ${why}`).toEqual(never);
    }
  }
  expect(await running.sql`select 1 from "Signup"`).toHaveLength(0);
});

test("another's things answer like none, byte for byte", async () => {
  const { here, elsewhere } = world;
  const cases: [role: RoleName, door: string, foreign: string][] = [
    ["coordinator", "/association/help/ID", elsewhere.needId],
    ["coordinator", "/association/help/ID", here.neighbourNeedId],
    ["owner", "/association/help/ID/cancel", here.neighbourNeedId],
    ["owner", "/association/team?association=ID", here.neighbourId],
    ["owner", "/association/profile?association=ID", here.neighbourId],
    ["staff", "/municipality/associations/ID", elsewhere.applicantId],
    ["staff", "/municipality/reports/ID", elsewhere.reportId],
    ["administrator", "/municipality/reports/ID", elsewhere.reportId],
  ];
  for (const [role, door, foreign] of cases) {
    const client = await as(role);
    const never = whatIsTold(await client.get(door.replace("ID", missing)), missing);
    expect(never.status, door).toBe(404);
    expect(whatIsTold(await client.get(door.replace("ID", foreign)), foreign), `${role} ${door}`).toEqual(
      never,
    );
  }
  const town = await as("staff");
  const asked = async (m: string) => whatIsTold(await town.get(`/municipality?m=${m}`), m);
  expect(await asked("schlieben")).toEqual(await asked("nirgendwo"));
});

test("acts on another's things, too, and change nothing", async () => {
  const { here, elsewhere } = world;
  const other = await personOf(running.sql, world, "resident");
  const others = await sessionFor(running.app.baseUrl, running.sql, other);
  expect((await others.get("/me")).status).toBe(200);
  const [session] = await running.sql<
    { handle: string }[]
  >`select handle from "Session" where "personId" = ${other}`;
  const cases: [role: RoleName, door: string, fields: (id: string) => Fields, foreign: string][] = [
    [
      "staff",
      "/municipality/approvals",
      (id) => ({ associationId: id, decision: "approve" }),
      elsewhere.applicantId,
    ],
    [
      "staff",
      "/municipality/associations/ID",
      (id) => ({ associationId: id, decision: "approve" }),
      elsewhere.applicantId,
    ],
    ["staff", "/municipality/urgent", (id) => ({ helpRequestId: id, asked: "on" }), elsewhere.needId],
    [
      "staff",
      "/municipality/reports/ID",
      () => ({ decision: "hide", reason: "So nicht." }),
      elsewhere.reportId,
    ],
    ["administrator", "/municipality/staff", (id) => ({ intent: "remove", staffId: id }), elsewhere.reportId],
    ["administrator", "/municipality/providers", (id) => ({ intent: "remove", id }), elsewhere.reportId],
    [
      "owner",
      "/association/team",
      (id) => ({ associationId: id, intent: "invite", role: "owner" }),
      here.neighbourId,
    ],
    [
      "owner",
      "/association/help/new",
      (id) => ({ associationId: id, title: "Fremd", intent: "draft" }),
      here.neighbourId,
    ],
    ["owner", "/association/reach", (id) => ({ associationId: id, category: "nature" }), here.neighbourId],
    ["owner", "/association/help/ID/status", () => ({ intent: "close" }), here.neighbourNeedId],
    ["resident", "/me/devices", (id) => ({ intent: "one", handle: id }), session?.handle ?? ""],
    ["resident", "/me/blocks", (id) => ({ associationId: id, intent: "block" }), hidden["a draft"] ?? ""],
  ];
  for (const [role, door, fields, foreign] of cases) {
    const client = await as(role);
    const send = async (id: string) => whatIsTold(await client.post(door.replace("ID", id), fields(id)), id);
    const never = await send(missing);
    expect([404, 409], `${role} ${door}`).toContain(never.status);
    expect(await send(foreign), `${role} ${door}`).toEqual(never);
  }
  expect((await others.get("/me")).status).toBe(200);
  const [report] = await running.sql`select status from "Report" where id = ${elsewhere.reportId}`;
  expect(report).toEqual({ status: "open" });
  const [applicant] = await running.sql`select status from "Association" where id = ${elsewhere.applicantId}`;
  expect(applicant).toEqual({ status: "applied" });
});

test("whether a mail address is known shows neither in the answer nor in the work", async () => {
  const resident = await as("resident");
  const doors: Record<string, (email: string) => Promise<Answer>> = {
    "/login": (email) => createClient(running.app.baseUrl).post("/login", { email, to: "/me" }),
    "/join": (email) => createClient(running.app.baseUrl).post("/join", { ...residentFields, email }),
    "/join, signed in": (email) => resident.post("/join", { ...residentFields, email }),
    "/associations/new": (email) =>
      createClient(running.app.baseUrl).post("/associations/new", {
        ...{ name: "Angler", purpose: "Wir angeln.", place: "Grochwitz", contactName: "Kim" },
        ...{ municipalityId: world.here.municipalityId, contactEmail: email },
      }),
  };
  for (const [door, knock] of Object.entries(doors)) {
    const [first, second] = [await worked(() => knock(known)), await worked(() => knock(unknown))];
    await running.sql`delete from "Association" where name = 'Angler'`;
    expect(first.told.status, door).toBe(303);
    expect(second.told, door).toEqual(first.told);
    if (door !== "/associations/new") expect(second.jobs, door).toEqual(first.jobs);
  }

  async function worked(knock: () => Promise<Answer>) {
    await running.sql`delete from "Association" where name = 'Angler'`;
    const before = await jobs();
    const told = whatIsTold(await knock(), known, unknown);
    const after = await jobs();
    return { told, jobs: after.slice(before.length) };
  }
});

test("codes, sheets and links that are used up, old or never were answer the same", async () => {
  const client = createClient(running.app.baseUrl);
  const codes = ["0000-0000-0000-0000-0000-0001", "1111-1111-1111-1111-1111-1111"];
  const answers = await Promise.all(
    codes.map(async (code) => whatIsTold(await client.post("/login/recover", { code }), code)),
  );
  expect(answers[0]).toEqual(answers[1]);
  const [personId] = [await personOf(running.sql, world, "resident")];
  const used = "U".repeat(43);
  const { createHash } = await import("node:crypto");
  await running.sql`insert into "SignInToken" ("tokenHash", kind, "personId", "expiresAt", "usedAt")
    values (${createHash("sha256").update(used).digest("hex")}, 'sign-in', ${personId}, now() + interval '1 hour', now())`;
  for (const method of ["GET", "POST"] as const) {
    const ask = async (token: string) => {
      const stranger = createClient(running.app.baseUrl);
      const path = `/login/${token}`;
      return whatIsTold(method === "GET" ? await stranger.get(path) : await stranger.post(path, {}), token);
    };
    expect(await ask(used), method).toEqual(await ask("V".repeat(43)));
  }
});

async function jobs(): Promise<string[]> {
  const rows = await running.sql<{ task: string }[]>`
    select task_identifier as task from graphile_worker.jobs order by id`;
  return rows.map(({ task }) => task);
}

/** Everything a client can see, but for what it asked for itself and what is random in every answer. */
function whatIsTold({ status, headers, text }: Answer, ...mine: string[]) {
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"] ?? ""))?.[1] ?? "no nonce";
  const plain = (value: string) =>
    [...mine, ...mine.map((one) => encodeURIComponent(one))].reduce(
      (rest, one) => rest.replaceAll(one, "MINE"),
      // Pages that know the time say it to the millisecond.
      value.replaceAll(nonce, "NONCE").replace(/\b1\d{12}\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "NOW"),
    );
  const { date: _, "set-cookie": cookies, ...rest } = headers;
  const told = Object.entries(rest)
    .filter(([name]) => name !== "content-length" && name !== "x-request-id")
    .map(([name, value]) => `${name}: ${plain(String(value))}`);
  const names = [cookies ?? []].flat().map((cookie) => cookie.replace(/=[^;]*/, ""));
  return { status, headers: told, cookies: names, body: plain(text) };
}

import type { Sql } from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { joined, needFields, posted, residentFields, shiftsOf, signedIn } from "../support/demo-village";
import { mutations, type Pairs, pick, seeded } from "../support/hostile-values";
import { type Answer, type Client, encode, readable } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none", env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });
const seed = Number(process.env.SEED ?? 20_251_128);
const perForm = 100;
const unknownId = "0e984725-c51c-4bf4-9960-e1c80e27aba0";

let team: Client;
let needId: string;
let shiftId: string;
beforeAll(async () => {
  const { app, sql, village } = running;
  team = await signedIn(app.baseUrl, sql, village.ownerId);
  needId = await posted(team, { "shifts[0].places": "500" });
  [shiftId = ""] = await shiftsOf(sql, needId);
});

type Form = { path(): string; fields(): Pairs; more: readonly string[]; client(): Client };

/** Everything one can fill in, as it is filled in rightly. `more` are its fields that may stay empty. */
const forms: Record<string, Form> = {
  join: {
    path: () => "/join",
    fields: () => pairsOf(residentFields),
    more: ["free", "birthYear", "locale", "phone", "email", "placeChoice"],
    client: () => running.stranger(),
  },
  need: {
    path: () => "/association/help/new",
    fields: () => pairsOf(needFields),
    more: [
      ...[
        "requiredSkills",
        "helpfulSkills",
        "minimumAge",
        "urgency",
        "lang",
        "department",
        "meetingPoint",
        "meetAt",
      ],
      ...[
        "bring",
        "noGermanNeeded",
        "wheelchair",
        "withChildren",
        "unit",
        "phoneRequired",
        "pointOf",
        "placeChoice",
      ],
      ...["associationId", "shifts[0].flexible", "shifts[0].id", "shifts[1].start", "shifts[1].end"],
    ],
    client: () => team,
  },
  signup: {
    path: () => `/help/${needId}/signup`,
    fields: () => pairsOf({ shiftId, name: "Jana Krause", people: "1" }),
    more: ["phone", "birthYear"],
    client: () => running.stranger(),
  },
  login: {
    path: () => "/login/code",
    fields: () => pairsOf({ code: "123456" }),
    more: ["to"],
    client: () => running.stranger(),
  },
  roster: {
    path: () => `/association/help/${needId}/roster`,
    fields: () =>
      pairsOf({ intent: "add", shiftId, name: "Gerda Lehmann", people: "2", phone: "03535 99887" }),
    more: ["signupId"],
    client: () => team,
  },
  cancel: {
    path: () => `/association/help/${needId}/cancel`,
    fields: () => pairsOf({ reason: "other", text: "Der Sturm" }),
    more: [],
    client: () => team,
  },
};

describe(`seed ${seed}`, () => {
  test.each(Object.keys(forms).filter((name) => name !== "login"))(
    `${perForm} hostile ways to fill in the form %s`,
    async (name) => {
      const form = forms[name];
      if (!form) throw new Error(`no form ${name}`);
      const random = seeded(seed + name.length * 7919);
      for (let count = 0; count < perForm; count += 1) {
        const mutation = pick(random, mutations);
        const field = pick(random, [...new Set([...form.fields().map(([name]) => name), ...form.more])]);
        const what = `${name}: ${field} ${mutation.name} (request ${count})`;
        const body = mutation.apply(form.fields(), field, random);
        const before = await stored(running.sql);
        const answer = await form.client().request(form.path(), {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: typeof body === "string" ? body : encode(body),
        });
        await judge(answer, before, what);
        if (name === "cancel") await reopened();
      }
      await nothingBadIsStored(running.sql);
    },
  );

  test("the two forms for signing in", async () => {
    const random = seeded(seed);
    for (const path of ["/login", "/login/code"]) {
      const valid: Pairs =
        path === "/login" ? [["email", "heimatverein@verein.example"]] : [["code", "123456"]];
      for (const mutation of mutations) {
        const field = pick(random, [...valid.map(([name]) => name), "to"]);
        const body = mutation.apply(valid, field, random);
        const answer = await running.stranger().request(path, {
          method: "POST",
          headers: { "content-type": "application/x-www-form-urlencoded", ...fromElsewhere() },
          body: typeof body === "string" ? body : encode(body),
        });
        expect(answer.status, `${path}: ${field} ${mutation.name}`).not.toBe(429);
        expect(answer.status, `${path}: ${field} ${mutation.name}`).toBeLessThan(500);
        expect(answer.location ?? "", `${path}: ${field} ${mutation.name}`).not.toMatch(/^https?:|^\/[/\\]/);
        noScript(answer.text, path);
      }
    }
  });
});

/** Wrong values whose message must stand beside exactly this field. */
const wrong: Record<string, Record<string, [field: string, values: readonly string[]][]>> = {
  join: {
    name: [["name", ["", " ", "\0", "\u200b\u200d", "x".repeat(81)]]],
    place: [["place", ["Nirgendwo an der Knatter"]]],
    lat: [["place", ["91", "-90.01", "north", "NaN", "1e3"]]],
    lon: [["place", ["181", "-180.5", "east", "Infinity"]]],
    radiusKm: [["radiusKm", ["0", "51", "-5", "ten", "7.5"]]],
    interests: [["interests", ["partying", "celebration,youth"]]],
    skills: [["skills", ["flying", "<script>"]]],
    free: [["free", ["mon-night", "0"]]],
    birthYear: [["birthYear", ["1899", "2999", "85", "abc"]]],
    phone: [["phone", ["12", "call me", "+49+30 123456"]]],
    email: [["email", ["jana", "jana@", "a@b@c.de", "jana@example.de\nBcc: all@example.de"]]],
  },
  need: {
    title: [["title", ["", "x".repeat(121), "\u202e"]]],
    category: [["category", ["", "party"]]],
    placeKind: [["placeKind", ["secret"]]],
    "shifts[0].end": [["shifts[0].end", [saturdayBefore(), "2027-04-17T14:00", "2027-02-30T10:00", "later"]]],
    "shifts[0].start": [["shifts[0].start", ["2020-01-01T10:00x", "soon"]]],
    "shifts[0].places": [["shifts[0].places", ["0", "501", "-1", "many", "1.5"]]],
    minimumAge: [["minimumAge", ["-1", "100", "old"]]],
    contactPhone: [["contactPhone", ["x"]]],
    helpfulSkills: [["helpfulSkills", ["flying"]]],
    text: [["text", ["x".repeat(4_001)]]],
    unit: [["unit", ["x".repeat(41)]]],
  },
  signup: {
    name: [["name", ["", "\0\0", "x".repeat(81)]]],
    people: [["people", ["0", "6", "-1", "all"]]],
    phone: [["phone", ["abc", "1"]]],
  },
  roster: {
    name: [["name", ["", "\u200b", "x".repeat(81)]]],
    people: [["people", ["0", "6", "x"]]],
    phone: [["phone", ["abc"]]],
  },
  cancel: {
    reason: [["reason", ["", "because"]]],
    text: [["text", ["", "x".repeat(501)]]],
  },
};

describe("the message stands beside its field, what was typed is kept, nothing is stored", () => {
  const cases = Object.entries(wrong).flatMap(([form, fields]) =>
    Object.entries(fields).map(([field, checks]) => [form, field, checks] as const),
  );
  test.each(cases)("%s: %s", async (name, field, checks) => {
    const form = forms[name];
    if (!form) throw new Error(`no form ${name}`);
    for (const [beside, values] of checks) {
      for (const value of values) {
        const what = `${name}: ${field} = ${JSON.stringify(value.slice(0, 40))}`;
        const before = await stored(running.sql);
        const others = form
          .fields()
          .filter(([one]) => one !== field && !(field === "place" && /^l(at|on)$/.test(one)));
        const answer = await form.client().post(form.path(), [...others, [field, value]]);
        expect(answer.status, `${what}\n${readable(answer.text)}`).toBe(422);
        expect(await stored(running.sql), what).toEqual(before);
        expect(besides(answer.text), what).toContain(beside);
        expect(answer.text.includes(`href="#${beside}"`), `${what}: no link in the summary`).toBe(true);
        const kept = others.find(([one]) => one === "name" || one === "title" || one === "text")?.[1];
        if (kept) expect(answer.text.includes(kept), `${what}: ${kept} is lost`).toBe(true);
      }
    }
  });

  test("a whole form of nothing", async () => {
    for (const [name, form] of Object.entries(forms)) {
      const answer = await form.client().post(form.path(), [], fromElsewhere());
      expect(answer.status, name).toBe(name === "roster" ? 404 : 422);
    }
  });
});

test("other content types, torn bodies and other methods", async () => {
  const bodies: [type: string, body: string | Buffer][] = [
    ["text/plain", "name=Jana"],
    ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nJana'],
    ["multipart/form-data", "no boundary at all"],
    ["application/json", '{"name":"Jana","place":{"__proto__":{}}}'],
    ["application/json", "{".repeat(50_000)],
    ["application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"],
    ["application/x-www-form-urlencoded; charset=utf-16", "name=Jana"],
    ["", "name=Jana"],
    ["application/x-www-form-urlencoded", Buffer.from([0xff, 0xfe, 0x00, 0x3d, 0x80, 0x26, 0xc3])],
  ];
  const paths = [
    "/push/subscriptions",
    "/push/test",
    "/me/pause",
    "/me/leave",
    "/locale",
    "/logout",
    "/nowhere",
    "/",
  ];
  for (const path of [...Object.values(forms).map((form) => form.path()), ...paths]) {
    for (const [type, body] of bodies) {
      const before = await stored(running.sql);
      const answer = await running.stranger().request(path, {
        method: "POST",
        headers: { ...(type ? { "content-type": type } : {}), ...fromElsewhere() },
        body,
      });
      await judge(answer, before, `${type} to ${path}`);
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]) {
      const { status } = await running.stranger().request(path, { method });
      expect(status, `${method} ${path}`).toBeLessThan(500);
    }
  }
});

test("wrong ids and tricks in the path", async () => {
  const ids = [
    unknownId,
    "1",
    "null",
    needId.toUpperCase(),
    `${needId}0`,
    `{${needId}}`,
    needId.replaceAll("-", ""),
    "%00",
    `${needId}%00`,
    "%zz",
    "%E0%A4%A",
    "..%2f..%2fetc%2fpasswd",
    "..%5c..%5cwindows",
    "%2e%2e",
    "'%20or%20'1'='1",
    "<script>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "a".repeat(5_000),
    "%F0%9F%92%A9",
    "new%0d%0aSet-Cookie:%20a=b",
  ];
  const places = [
    ...["/help/ID", "/help/ID.data", "/hilfe/ID", "/association/help/ID", "/association/help/ID/edit"],
    ...["/association/help/ID/roster", "/association/help/ID/cancel", "/login/ID"],
    ...["/assets/ID", "/tiles/ID/1/1.png", "/tiles/10/ID/ID.png", "/ID", "/ID.data"],
  ];
  for (const place of places) {
    for (const id of ids) {
      for (const client of [running.stranger(), team]) {
        const path = place.replaceAll("ID", id);
        const answer = await client.get(path);
        expect(answer.status, path.slice(0, 100)).toBeLessThan(500);
        expect(answer.headers["set-cookie"] ?? "", path.slice(0, 100)).not.toContain("a=b");
        expect(answer.location ?? "", path.slice(0, 100)).not.toMatch(/^https?:|^\/[/\\]/);
        noScript(answer.text, path.slice(0, 100));
      }
    }
  }
  for (const id of ids) {
    for (const path of [
      `/help/${id}/signup`,
      `/help/${id}/withdraw`,
      `/help/${id}/answer`,
      `/help/${id}/opened`,
    ]) {
      const before = await stored(running.sql);
      const answer = await team.post(path, { shiftId: unknownId, answer: "undo" });
      await judge(answer, before, path.slice(0, 100), { explained: false });
    }
  }
});

test("queries that make no sense, and ways out of the site", async () => {
  const queries = [
    "near=99,999&km=1e9",
    "near=%00&category=%00",
    "category=%3Cscript%3Ealert(1)%3C/script%3E",
    "km=NaN&near=a,b",
    "bbox=1,2&zoom=1e9&page=-1&when=never&ease=%00&of=%00",
    `q=${"x".repeat(5_000)}`,
    "q=%00%ff",
    "withdrawn=%27%3B",
    "to=https://evil.example&to=//evil.example",
    "_routes=routes/nothing",
    "index&index&index",
    "start=%3Cscript%3E",
  ];
  for (const path of [
    "/",
    "/_root.data",
    "/join",
    "/places.json",
    "/needs.json",
    "/login",
    `/help/${needId}`,
    "/manifest.webmanifest",
  ]) {
    for (const query of queries) {
      const answer = await running.stranger().get(`${path}?${query}`);
      expect(answer.status, `${path}?${query.slice(0, 60)}`).toBeLessThan(500);
      noScript(answer.text, `${path}?${query.slice(0, 60)}`);
    }
  }
  const ways = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
  ];
  for (const to of ways) {
    const { location } = await running.stranger().post("/locale", { locale: "en", back: to });
    expect(new URL(location ?? "", "http://here.example").host, to).toBe("here.example");
    const page = await running.stranger().get(`/login?${new URLSearchParams({ to })}`);
    expect(page.text.includes(`value="${to}"`), to).toBe(false);
  }
});

test("subscriptions that are none", async () => {
  const { app } = running;
  const client = await joined(app.baseUrl);
  const good = { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) };
  const bodies: unknown[] = [
    null,
    [],
    "text",
    {},
    { endpoint: 1, keys: good },
    { endpoint: "https://fcm.googleapis.com/x" },
    { endpoint: "https://fcm.googleapis.com/x", keys: good },
    { endpoint: "http://169.254.169.254/latest/meta-data", keys: good },
    { endpoint: "https://127.0.0.1/x", keys: good },
    { endpoint: "https://fcm.googleapis.com@evil.example/x", keys: good },
    { endpoint: "https://fcm.googleapis.com:8443/x", keys: good },
    { endpoint: "https://evil.example/fcm.googleapis.com", keys: good },
    { endpoint: `https://fcm.googleapis.com/${"x".repeat(5_000)}`, keys: good },
    { endpoint: "https://fcm.googleapis.com/\0", keys: { p256dh: "\0", auth: "\0" } },
  ];
  for (const body of bodies) {
    const answer = await client.request("/push/subscriptions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status, JSON.stringify(body)?.slice(0, 80)).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, reason: expect.any(String) });
  }
  const [row] = await running.sql<{ count: number }[]>`select count(*)::int as count from "PushSubscription"`;
  expect(row?.count).toBe(0);
});

test("nothing of all this is in the log", async () => {
  const output = running.app.output();
  expect(output.match(/Jana|Lehmann|heimatverein@|99887/g)).toBeNull();
  const failures = output.match(/.*"msg":"(request|render) failed".*/g) ?? [];
  const ours = failures.filter((line) => !/"err":\{"status":4\d\d/.test(line));
  expect(ours.map((line) => line.slice(0, 300)).join("\n")).toBe("");
});

/** Never an error of ours; refused means unchanged, and says why where it belongs. */
async function judge(
  answer: Answer,
  before: Record<string, number>,
  what: string,
  { explained = true }: { explained?: boolean } = {},
): Promise<void> {
  expect(answer.status, `${what}\n${readable(answer.text)}`).toBeLessThan(500);
  noScript(answer.text, what);
  if (answer.status >= 400) expect(await stored(running.sql), what).toEqual(before);
  if (answer.status === 422 && explained && !answer.text.startsWith("{")) {
    const summary = /<div class="error-summary".*?<\/ul>/s.exec(answer.text)?.[0] ?? "";
    const says = /<a href="#[^"]+">[^<]{10,}<\/a>/.test(summary);
    expect(says, `${what}: no message\n${readable(answer.text)}`).toBe(true);
  }
}

/** The fields beside which a message stands. */
function besides(html: string): string[] {
  return [...html.matchAll(/class="field-error" id="([^"]+)-error"/g)].map((match) =>
    (match[1] ?? "").replaceAll("&quot;", '"'),
  );
}

/** What was sent may be read again, but never as markup. */
function noScript(html: string, what: string): void {
  const tags = html.replace(/"[^"]*"/g, '""');
  const found = /<script[^>]*>alert|<img src=x|<[a-z][^<>]*\son[a-z]+=/i.exec(tags);
  expect(found?.[0], what).toBeUndefined();
}

/** Rows of every table that holds something of people or needs. */
async function stored(sql: Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from "Person") as people,
           (select count(*)::int from "Resident") as residents,
           (select count(*)::int from "Place") as places,
           (select count(*)::int from "HelpRequest") as needs,
           (select count(*)::int from "HelpRequest" where status = 'cancelled') as cancelled,
           (select count(*)::int from "Shift") as shifts,
           (select count(*)::int from "Signup") as signups,
           (select count(*)::int from "Membership") as memberships,
           (select count(*)::int from "Session") as sessions,
           (select count(*)::int from "PushSubscription") as devices,
           (select count(*)::int from "Invitation") as invitations`;
  return row ?? {};
}

async function nothingBadIsStored(sql: Sql): Promise<void> {
  const bad = await sql`
    select 'place' as what from "Place" where lat not between -90 and 90 or lon not between -180 and 180
        or "radiusKm" not between 1 and 50
    union all select 'need' from "HelpRequest" where lat not between -90 and 90 or lon not between -180 and 180
        or length(title) not between 1 and 120 or length(text) > 4000
    union all select 'shift' from "Shift" where "end" <= start or places not between 1 and 500
    union all select 'signup' from "Signup" where people not between 1 and 5 or length(name) not between 1 and 80
    union all select 'person' from "Person" where length(name) not between 1 and 80
        or "birthYear" not between 1900 and 2100 or email ~ '[[:cntrl:]]'
    union all select 'text' from (select name as text from "Person" union all select name from "Signup"
        union all select title from "HelpRequest" union all select label from "Place") as texts
        where text ~ '[\\u0001-\\u0008\\u000b-\\u001f\\u202a-\\u202e\\ufeff]'`;
  expect(bad).toEqual([]);
}

async function reopened(): Promise<void> {
  await running.sql`update "HelpRequest" set status = 'open' where id = ${needId}`;
}

let hosts = 0;
/** Signing in has a brake on every address: this one is always another's. */
function fromElsewhere(): Record<string, string> {
  hosts += 1;
  return { "x-forwarded-for": `10.0.${hosts >> 8}.${hosts & 255}` };
}

function saturdayBefore(): string {
  return "2027-04-17T13:00";
}

function pairsOf(fields: Record<string, string | readonly string[]>): Pairs {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
}

import { beforeAll, expect, test } from "vitest";
import { castAs, type RoleName, type World, worldOf } from "../support/cast";
import { signInToken } from "../support/demo-village";
import { type Answer, type Client, createClient } from "../support/http";
import { runningInstallation } from "./running-village";

const running = runningInstallation({ worker: "none", env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });

let world: World;
beforeAll(async () => {
  world = await worldOf(running.app.baseUrl, running.sql);
});

/** Ways out of the site, as browsers understand them or one of two parsers might. */
const ways = [
  ...["https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example"],
  ...["/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example", "/a/..//evil.example"],
  ...[
    "/%2e//evil.example",
    "/.//evil.example",
    "https:evil.example",
    "http:/evil.example",
    "javascript:alert(1)",
  ],
  ...["//evil.example@localhost", "/%5cevil.example/%2e%2e", "%2f%2fevil.example", "/\u0000/evil.example"],
  ...[
    "data:text/html,<script>alert(1)</script>",
    "/me\r\nSet-Cookie: a=b",
    "evil.example",
    "/\u2028/evil.example",
  ],
];

const as = (role: RoleName): Promise<Client> => castAs(running.app.baseUrl, running.sql, world, role);
const query = (to: string) => new URLSearchParams({ to });

/** Every door that takes an address to go on to; what it is called there. */
const doors: Record<string, (to: string, from: Record<string, string>) => Promise<Answer>> = {
  "GET /login?to, signed in": async (to) => (await as("owner")).get(`/login?${query(to)}`),
  "GET /login?to, signed out": async (to) => (await as("visitor")).get(`/login?${query(to)}`),
  "GET /login/prove?to, proved": async (to) => (await as("staff")).get(`/login/prove?${query(to)}`),
  "GET /login/prove?to, lapsed": async (to) =>
    (await as("staff whose rights have lapsed")).get(`/login/prove?${query(to)}`),
  "GET /login/:token?to, used up": async (to) =>
    (await as("resident")).get(`/login/${"A".repeat(43)}?${query(to)}`),
  "GET /login/:token?to, good": async (to) =>
    createClient(running.app.baseUrl).get(`/login/${await goodToken()}?${query(to)}`),
  "POST /login/:token": async (to) =>
    createClient(running.app.baseUrl).post(`/login/${await goodToken()}`, { to }),
  "GET /login/code?to": async (to) => (await as("visitor")).get(`/login/code?${query(to)}`),
  "POST /login": async (to, from) =>
    (await as("visitor")).post("/login", { email: "kim@verein.example", to }, from),
  "POST /login/code": async (to, from) =>
    (await as("visitor")).post("/login/code", { code: "123456", to }, from),
  "POST /login/prove": async (to, from) => {
    const intent = { intent: "confirm", to };
    return (await as("staff whose rights have lapsed")).post("/login/prove", intent, from);
  },
  "POST /login/oidc/:provider": async (to, from) =>
    (await as("visitor")).post("/login/oidc/nobody", { to }, from),
  "POST /locale": async (back) => (await as("visitor")).post("/locale", { locale: "en", back }),
  "POST /locale, no language": async (back) => (await as("visitor")).post("/locale", { locale: "xx", back }),
  "POST /push/test": async (back) => (await as("resident")).post("/push/test", { back }),
  "POST /me/passkeys": async (back) => (await as("resident")).post("/me/passkeys", { intent: "later", back }),
  "GET /manifest.webmanifest?start": async (start) =>
    (await as("visitor")).get(`/manifest.webmanifest?${new URLSearchParams({ start })}`),
};

let asked = 0;

test.each(Object.entries(doors))("%s leads nowhere but to us", async (_, knock) => {
  const { baseUrl } = running.app;
  for (const to of ways) {
    asked += 1;
    const from = { "x-forwarded-for": `10.1.${asked >> 8}.${asked & 255}` };
    const { status, headers, text } = await knock(to, from);
    expect(status, JSON.stringify(to)).toBeLessThan(500);
    expect(status, JSON.stringify(to)).not.toBe(429);
    const location = String(headers.location ?? "/");
    expect(new URL(location, baseUrl).origin, `${JSON.stringify(to)} leads to ${location}`).toBe(baseUrl);
    expect(location).not.toMatch(/^[/\\]{2}|[\r\n\t]/);
    // Carried on to the next page, it would only lead away one page later.
    const next = new URL(location, baseUrl).searchParams.get("to");
    if (next) expect(new URL(next, baseUrl).origin, `${JSON.stringify(to)} carried on`).toBe(baseUrl);
    for (const [, kept = ""] of text.matchAll(/name="to"[^>]*value="([^"]*)"|"start_url":"([^"]*)"/g))
      expect(new URL(kept, baseUrl).origin, `${JSON.stringify(to)} kept on the page`).toBe(baseUrl);
    expect(String(headers["set-cookie"] ?? "")).not.toMatch(/^a=b|,\s*a=b/);
  }
});

test("every door there leads to our own pages where that is wished", async () => {
  const landed: string[] = [];
  for (const [name, knock] of Object.entries(doors)) {
    const { location } = await knock("/help/abc?x=1", { "x-forwarded-for": "10.2.0.1" });
    if (location === "/help/abc?x=1") landed.push(name);
  }
  expect(landed).toEqual(
    expect.arrayContaining([
      ...["GET /login?to, signed in", "GET /login/prove?to, proved", "POST /login/:token", "POST /locale"],
      ...["POST /push/test", "POST /me/passkeys", "GET /login/:token?to, used up"],
    ]),
  );
});

/** Doors that put what stands in the address into the address they lead to. */
test.each(["/hilfe/ID", "/association/help/ID/status", "/association/help/ID/ringing", "/help/ID/signup"])(
  "%s makes no header and no way out of an id",
  async (door) => {
    const ids = [
      ...["%0d%0aSet-Cookie:%20a=b", "%0aLocation:%20https://evil.example", "..%2f..%2f%2fevil.example"],
      ...[
        "%2f%2fevil.example",
        "%5c%5cevil.example",
        "%00",
        "%E2%80%A8",
        "?to=//evil.example",
        "%C4%8D%C4%8A",
      ],
    ];
    for (const id of ids) {
      const { status, headers } = await (await as("owner")).get(door.replace("ID", id));
      expect(status, id).toBeLessThan(500);
      const location = String(headers.location ?? "/");
      expect(new URL(location, running.app.baseUrl).origin, `${id} leads to ${location}`).toBe(
        running.app.baseUrl,
      );
      expect(headers["set-cookie"], id).toBeUndefined();
    }
  },
);

async function goodToken(): Promise<string> {
  const [owner] = await running.sql<{ personId: string }[]>`
    select "personId" from "Membership" where "associationId" = ${world.here.associationId} limit 1`;
  return signInToken(running.sql, owner?.personId ?? "");
}

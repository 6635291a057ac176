import type { RouteConfigEntry } from "@remix-run/route-config";
import { beforeAll, describe, expect, test } from "vitest";
import routes from "~/routes";
import { association, joined, posted, signedIn } from "../support/demo-village";
import { type Answer, type Client, createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

let needId: string;
let otherOwnerId: string;
beforeAll(async () => {
  const { app, sql, village } = running;
  needId = await posted(await signedIn(app.baseUrl, sql, village.ownerId));
  otherOwnerId = (await association(sql, village.municipalityId, "SV Grün-Weiß Elsterwerda")).ownerId;
});

/** Who asks, each time a browser of their own: some doors sign out, or take the person away. */
const roles = {
  visitor: async (): Promise<Client> => createClient(running.app.baseUrl),
  resident: () => joined(running.app.baseUrl),
  coordinator: () => signedIn(running.app.baseUrl, running.sql, running.village.ownerId),
  "coordinator of another association": () => signedIn(running.app.baseUrl, running.sql, otherOwnerId),
};

/** Status, and where to if it leads somewhere; one for all, or one for each of the roles in their order. */
type Expected = string | readonly [string, string, string, string];
type Door = { get: Expected; post: Expected };

const onlyGet = "405";
const team = (own: string, other = "404"): Expected => ["302 /login", "404", own, other];
const signedInOnly = (answer: string): Expected => ["302 /login", answer, answer, answer];
const residentOnly = (answer: string): Expected => ["302 /join", answer, "302 /join", "302 /join"];

const doors: Record<string, Door> = {
  "/": { get: "200", post: onlyGet },
  "/help/:id": { get: "200", post: onlyGet },
  "/help/:id/signup": { get: "303 /help/:id", post: "422" },
  "/help/:id/withdraw": { get: "303 /help/:id", post: "422" },
  "/help/:id/answer": { get: "303 /help/:id", post: "422" },
  "/help/:id/opened": { get: "404", post: "204" },
  "/hilfe/:id": { get: "301 /help/:id", post: onlyGet },

  "/join": { get: "200", post: "422" },
  "/mitmachen": { get: "301 /join", post: onlyGet },
  "/me": { get: signedInOnly("200"), post: onlyGet },
  "/me/places": { get: residentOnly("200"), post: residentOnly("422") },
  "/me/pause": { get: "302 /me", post: residentOnly("303 /me?pause=invalid") },
  "/me/leave": {
    get: signedInOnly("200"),
    post: ["302 /login", "303 /", "303 /association", "303 /association"],
  },
  "/me/app": { get: signedInOnly("200"), post: signedInOnly("200") },

  "/push/key": { get: "200", post: onlyGet },
  "/push/subscriptions": { get: "404", post: ["303 /login", "303 /me", "303 /me", "303 /me"] },
  "/push/test": { get: "404", post: "303 /me" },
  "/manifest.webmanifest": { get: "200", post: onlyGet },
  "/login": {
    get: ["200", "200", "302 /association", "302 /association"],
    post: ["422", "422", "302 /association", "302 /association"],
  },
  "/login/code": { get: "200", post: "422" },
  "/login/:token": {
    get: ["410", "302 /me", "302 /association", "302 /association"],
    post: ["410", "302 /me", "302 /association", "302 /association"],
  },
  "/logout": { get: "302 /", post: "303 /" },
  "/locale": { get: "302 /", post: "303 /" },

  "/association": { get: team("200", "200"), post: onlyGet },
  "/association/help/new": { get: team("200", "200"), post: team("422", "422") },
  "/association/help/:id": { get: team("200"), post: onlyGet },
  "/association/help/:id/edit": { get: team("200"), post: team("422") },
  "/association/help/:id/cancel": { get: team("200"), post: team("422") },
  "/association/help/:id/status": { get: "302 /association/help/:id", post: team("404") },
  "/association/help/:id/roster": { get: team("302 /association/help/:id"), post: team("404") },
  "/association/help/:id/stream": { get: team("200"), post: onlyGet },

  "/places.json": { get: "200", post: onlyGet },
  "/open-data/help-requests.geojson": { get: "200", post: onlyGet },

  "/impressum": { get: "200", post: onlyGet },
  "/datenschutz": { get: "200", post: onlyGet },
  "/nutzungsbedingungen": { get: "200", post: onlyGet },
  "/barrierefreiheit": { get: "200", post: onlyGet },
  "/*": { get: "404", post: "404" },
};

test("every route has its row, and every row its route", async () => {
  expect(Object.keys(doors).sort()).toEqual(pathsOf(await routes, "").sort());
});

describe.each(Object.entries(roles))("a %s", (role, client) => {
  const column = Object.keys(roles).indexOf(role);
  test.each(Object.entries(doors))("%s", async (route, { get, post }) => {
    const path = route
      .replace(":id", needId)
      .replace(":token", "A".repeat(43))
      .replace("*", "kein/weg/hierher");
    for (const [method, expected] of [
      ["GET", get],
      ["POST", post],
    ] as const) {
      const wanted = typeof expected === "string" ? expected : (expected[column] ?? "");
      const visitor = await client();
      const answer =
        route.endsWith("/stream") && wanted === "200" ? await firstOf(path, visitor) : await ask(visitor);
      expect(`${method} ${told(answer)}`).toBe(`${method} ${wanted.replace(":id", needId)}`);

      function ask(visitor: Client): Promise<Answer> {
        return method === "GET" ? visitor.get(path) : visitor.post(path, {});
      }
    }
  });
});

test("a need that is not there, and a draft, are a 404 for everybody but its team", async () => {
  const owner = await roles.coordinator();
  const answer = await owner.post("/association/help/new", { title: "Noch geheim", intent: "draft" });
  expect(answer.status).toBe(303);
  const [draft] = await running.sql<{ id: string }[]>`select id from "HelpRequest" where status = 'draft'`;
  const doorsOfNeed = Object.keys(doors).filter(
    (route) => route.includes(":id") && !route.startsWith("/hilfe"),
  );
  for (const client of [
    await roles.visitor(),
    await roles.resident(),
    await roles["coordinator of another association"](),
  ]) {
    for (const route of doorsOfNeed) {
      for (const id of [draft?.id ?? "", "0e984725-c51c-4bf4-9960-e1c80e27aba0"]) {
        const { status, text, location } = await client.get(route.replace(":id", id));
        expect([302, 303, 404], `${route} ${status}`).toContain(status);
        expect(text).not.toContain("Noch geheim");
        if (status === 303) expect((await client.get(location ?? "")).status).toBe(404);
      }
    }
  }
});

test("an association that is not approved yet writes drafts, but publishes nothing", async () => {
  const { app, sql, village } = running;
  const { associationId, ownerId } = await association(sql, village.municipalityId, "Ganz Neu");
  await sql`update "Association" set status = 'applied' where id = ${associationId}`;
  const owner = await signedIn(app.baseUrl, sql, ownerId);
  await expect(posted(owner)).rejects.toThrow("posting answered 409");
  const [row] =
    await sql`select count(*)::int as count from "HelpRequest" where "associationId" = ${associationId}`;
  expect(row).toEqual({ count: 0 });
});

/** "303 /help/…": what matters of an answer here, without the query unless it says why. */
function told({ status, location }: Pick<Answer, "status" | "location">): string {
  if (location === null) return String(status);
  return `${status} ${location.startsWith("/me?") ? location : location.split("?")[0]}`;
}

/** The status of an answer that never ends. */
async function firstOf(path: string, client: Client): Promise<Answer> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const stopping = new AbortController();
  const response = await fetch(running.app.baseUrl + path, { headers: { cookie }, signal: stopping.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  stopping.abort();
  return { status: response.status, headers: {}, text: "", location: null };
}

function pathsOf(entries: readonly RouteConfigEntry[], parent: string): string[] {
  return entries.flatMap(({ path = "", index, children = [] }) => {
    const own = `${parent}/${path}`.replaceAll("//", "/");
    const deeper = pathsOf(children, own);
    return index || path ? [own === "/" ? "/" : own.replace(/\/$/, ""), ...deeper] : deeper;
  });
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { castAs, personOf, type RoleName, roleNames, type Side, type World, worldOf } from "../support/cast";
import { association, posted, signedIn } from "../support/demo-village";
import type { Answer, Client } from "../support/http";
import { routePaths } from "../support/route-paths";
import { doors, type ObjectName, objects, type Param } from "./roles/doors";
import { runningInstallation } from "./running-village";

// Wrong codes and tokens are counted by address: here every request comes from another one.
const running = runningInstallation({ worker: "none", env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });
const token = "A".repeat(43);
const nobodys = "0e984725-c51c-4bf4-9960-e1c80e27aba0";

let world: World;
beforeAll(async () => {
  world = await worldOf(running.app.baseUrl, running.sql);
});

test("every route has its row, and every row its route", async () => {
  expect(Object.keys(doors).sort()).toEqual((await routePaths()).sort());
});

let cells = 0;
afterAll(() => console.log(`${cells} cells: routes × roles × methods × whose things`));

describe.each(roleNames)("a %s", (role) => {
  test.each(Object.entries(doors))("%s", async (route, door) => {
    const { app, sql } = running;
    const personId = await personOf(sql, world, role);
    const wrong: string[] = [];
    // What could end the person or the thing comes last.
    for (const method of ["GET", "POST"] as const) {
      for (const object of door.param ? [...objects].reverse() : (["missing"] as const)) {
        const { path, id } = addressOf(route, door.param, object);
        const client = await castAs(app.baseUrl, sql, world, role, personId);
        const wanted = (method === "GET" ? door.get : door.post)(role, object)
          .replace(":id", id)
          .replace(":token", token);
        const answer = await knock(client, method, path, wanted);
        cells += 1;
        if (told(answer) !== wanted) wrong.push(`${method} ${object}: ${told(answer)} instead of ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("what was there before all that knocking is there after it", async () => {
  for (const side of [world.here, world.elsewhere]) {
    const needs = await running.sql<{ status: string }[]>`
      select status from "HelpRequest" where id in ${running.sql([side.needId, side.neighbourNeedId])}`;
    expect(needs.map(({ status }) => status)).toEqual(["open", "open"]);
    const [report] = await running.sql`select status from "Report" where id = ${side.reportId}`;
    expect(report).toEqual({ status: "open" });
  }
  const associations = await running.sql<{ status: string }[]>`select status from "Association" order by 1`;
  expect(associations.map(({ status }) => status).sort()).toEqual(
    ["applied", "approved", "approved", "applied", "approved", "approved"].sort(),
  );
});

test("a draft is a 404 for everybody but its team", async () => {
  const owner = await as("owner");
  const answer = await owner.post("/association/help/new", { title: "Noch geheim", intent: "draft" });
  expect(answer.status).toBe(303);
  const [draft] = await running.sql<{ id: string }[]>`select id from "HelpRequest" where status = 'draft'`;
  const doorsOfNeed = Object.entries(doors).filter(([, { param }]) => param === "need");
  for (const role of roleNames.filter((one) => one !== "owner" && one !== "coordinator")) {
    const client = await as(role);
    for (const [route] of doorsOfNeed) {
      const { status, text, location } = await client.get(route.replace(":id", draft?.id ?? ""));
      expect([301, 302, 303, 404], `${role} ${route} ${status}`).toContain(status);
      expect(text).not.toContain("Noch geheim");
      if (status === 303 || status === 301) expect((await client.get(location ?? "")).status).toBe(404);
    }
  }
});

test("an association that is not approved yet writes drafts, but publishes nothing", async () => {
  const { app, sql } = running;
  const { associationId, ownerId } = await association(sql, world.here.municipalityId, "Ganz Neu");
  await sql`update "Association" set status = 'applied' where id = ${associationId}`;
  const owner = await signedIn(app.baseUrl, sql, ownerId);
  await expect(posted(owner)).rejects.toThrow("posting answered 409");
  const [row] =
    await sql`select count(*)::int as count from "HelpRequest" where "associationId" = ${associationId}`;
  expect(row).toEqual({ count: 0 });
});

function as(role: RoleName): Promise<Client> {
  return castAs(running.app.baseUrl, running.sql, world, role);
}

const idOf: Record<Param, (side: Side) => string> = {
  need: ({ needId }) => needId,
  association: ({ applicantId }) => applicantId,
  report: ({ reportId }) => reportId,
  municipality: ({ slug }) => slug,
};

function addressOf(route: string, param: Param | undefined, object: ObjectName) {
  const id = param && object !== "missing" ? idOf[param](world[object]) : nobodys;
  const path = route
    .replace(/:(token|secret)/, token)
    .replace(/:\w+/, id)
    .replace("*", "kein/weg/hierher");
  return { path, id };
}

let knocks = 0;

async function knock(client: Client, method: "GET" | "POST", path: string, wanted: string): Promise<Answer> {
  knocks += 1;
  const elsewhere = { "x-forwarded-for": `10.${knocks >> 16}.${(knocks >> 8) & 255}.${knocks & 255}` };
  if (path.endsWith("/stream") && wanted === "200") return firstOf(path, client);
  return method === "GET" ? client.get(path, elsewhere) : client.post(path, {}, elsewhere);
}

/** "303 /help/…": what matters of an answer here, without the query unless it says why. */
function told({ status, location }: Pick<Answer, "status" | "location">): string {
  if (location === null) return String(status);
  if (location.startsWith("https://www.openstreetmap.org/")) return `${status} openstreetmap`;
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

import { rm } from "node:fs/promises";
import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { type App, startApp, temporaryFolder } from "./app";
import { association, joined, monday, signedIn, signInToken, village } from "./demo-village";
import { setFirefoxOffline } from "./firefox";
import type { Client } from "./http";

export { expect } from "@playwright/test";

export type World = { app: App; sql: Sql; municipalityId: string };

export type Team = {
  name: string;
  ownerId: string;
  /** The owner's browser, as `createClient` is one: for what a test only needs to be there. */
  client: Client;
};

type TestFixtures = {
  /** An association of this test alone. */
  team: Team;
  /** The association's own browser, signed in by a link from a mail. */
  teamPage: Page;
  /** Another browser, in which nobody was ever signed in. */
  stranger: Page;
  /** A browser in which somebody with these fields has joined. */
  residentPage(fields?: Record<string, string | readonly string[]>): Promise<Page>;
  scripts: boolean;
};

/**
 * Each worker has the built server on an embedded database of its own, on a Monday in April 2027. Every page a
 * test opens is watched: no error in its console, and no request to anybody but the server.
 */
export const test = base.extend<TestFixtures, { world: World }>({
  world: [
    async ({ playwright: _ }, use) => {
      const world = await openWorld();
      await use(world.value);
      await world.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  baseURL: async ({ world }, use) => use(world.app.baseUrl),
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  context: async ({ context, world }, use) => {
    const complaints = watch(context, world.app.baseUrl);
    await use(context);
    complain(complaints);
  },
  team: async ({ world }, use) => {
    const name = `Heimatverein-${++teams} Herzberg`;
    const { ownerId } = await association(world.sql, world.municipalityId, name);
    const client = await signedIn(world.app.baseUrl, world.sql, ownerId);
    await use({ name, ownerId, client });
  },
  teamPage: async ({ browser, world, team }, use) => {
    await ownBrowser(browser, world, async (page) => {
      await page.goto(`/login/${await signInToken(world.sql, team.ownerId)}`);
      await page.getByRole("button", { name: "Als Ines Schuster anmelden" }).click();
      await page.waitForURL("/association");
      await use(page);
    });
  },
  stranger: async ({ browser, world }, use) => ownBrowser(browser, world, use),
  residentPage: async ({ browser, world }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[][] = [];
    // Counted before the contexts close: Playwright then takes pictures, with a style that our CSP refuses.
    await use(async (fields) => {
      const { cookies } = await joined(world.app.baseUrl, fields);
      const context = await browser.newContext();
      contexts.push(context);
      complaints.push(watch(context, world.app.baseUrl));
      await context.addCookies(
        [...cookies].map(([name, value]) => ({ name, value, domain: "localhost", path: "/" })),
      );
      return context.newPage();
    });
    const seen = complaints.flat();
    await Promise.all(contexts.map((context) => context.close()));
    complain(seen);
  },
});

let teams = 0;

/** Takes the connection away from this page's browser, its service worker included, or gives it back. */
export async function setOffline(page: Page, offline: boolean): Promise<void> {
  const browser = page.context().browser();
  if (browser?.browserType().name() === "firefox") await setFirefoxOffline(browser, offline);
  else await page.context().setOffline(offline);
}

/** The built server with its own database; `env` adds to its settings. */
export async function openWorld(env?: Record<string, string>) {
  const dataDir = await temporaryFolder();
  const app = await startApp({ databaseUrl: null, now: monday, dataDir, env });
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const database = await startEmbeddedPostgres({ dataDir, log: quiet });
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const { municipalityId } = await village(sql);
  const value: World = { app, sql, municipalityId };
  return {
    value,
    async close() {
      await sql.end();
      await app.stop();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ownBrowser(
  browser: Browser,
  { app }: World,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext();
  const complaints = watch(context, app.baseUrl);
  await use(await context.newPage());
  const seen = [...complaints];
  await context.close();
  complain(seen);
}

/** What no page of ours may do, as it happens. */
export function watch(context: BrowserContext, baseUrl: string): string[] {
  const complaints: string[] = [];
  const isFirefox = context.browser()?.browserType().name() === "firefox";
  const harmless = isFirefox ? new RegExp(`${remarks.source}|${overtaken.source}`) : remarks;
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== baseUrl)
      complaints.push(`asks a stranger: ${request.url()}`);
  });
  context.on("response", (response) => {
    const refused = [409, 410, 422].includes(response.status());
    const request = response.request();
    // A document is what the test asked for, also when the service worker fetches it.
    if (response.status() < 400 || refused || request.isNavigationRequest() || request.serviceWorker())
      return;
    complaints.push(`${response.status()}: ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() !== "error" || harmless.test(message.text())) return;
    complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    const thrown = String(error.error());
    if (!(isFirefox && overtaken.test(thrown))) complaints.push(`thrown: ${thrown}`);
  });
  return complaints;
}

// The browser's own remark on each refusal that is meant; Remix's when a click overtakes what is being loaded.
const remarks = /^Failed to load resource|^AbortError: signal is aborted/;
// Firefox's words for what a click overtook. A file that is missing has been complained of by its 404.
const overtaken =
  /^Failed to fetch manifest patches Error$|^TypeError: error loading dynamically imported module|A ServiceWorker intercepted the request and encountered/;

function complain(complaints: string[]): void {
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

import { randomUUID } from "node:crypto";
import { test as base, type Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import { type App, type AppOptions, startApp } from "../support/app";
import { monday, posted, signedIn, signInToken, type Village, village } from "../support/demo-village";

export type Running = { app: App; sql: Sql; village: Village; close(): Promise<void> };

type EachTest = {
  /** Somebody else's browser, like the project's. */
  another(): Promise<Page>;
  /** A need that is published already. @returns its id */
  publish(fields?: Record<string, string | readonly string[]>): Promise<string>;
};

/** The built server on a village of its own, once for each worker; a Monday morning in April. */
export const test = base.extend<EachTest, { running: Running }>({
  running: [
    async ({ playwright: _ }, use) => {
      const running = await startVillage();
      await use(running);
      await running.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ running }, use) => use(running.app.baseUrl),
  another: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  publish: async ({ running: { app, sql, village } }, use) => {
    await use(async (fields) => posted(await signedIn(app.baseUrl, sql, village.ownerId), fields));
  },
});

export async function startVillage(options: Partial<AppOptions> = {}): Promise<Running> {
  const database = await copyOfTemplate();
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const app = await startApp({ databaseUrl: database.url, now: monday, ...options });
  return {
    app,
    sql,
    village: await village(sql),
    async close() {
      await app.stop();
      await sql.end();
      await database.drop();
    },
  };
}

/** Signs the page's browser in as the association's owner, by a link and its one button. */
export async function signInAsOwner(page: Page, { app, sql, village }: Running): Promise<void> {
  await page.goto(`${app.baseUrl}/login/${await signInToken(sql, village.ownerId)}`);
  await page.getByRole("button", { name: "Ines Schuster" }).click();
  await page.waitForURL("**/association");
}

async function copyOfTemplate(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(process.env.TEMPLATE_URL ?? "");
  const name = `journey_${randomUUID().replaceAll("-", "")}`;
  const asAdministrator = async (statement: string) => {
    const url = new URL(template);
    url.pathname = "/postgres";
    const sql = postgres(url.href, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement);
    await sql.end();
  };
  await asAdministrator(`create database ${name} template "${template.pathname.slice(1)}"`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`drop database ${name} with (force)`) };
}

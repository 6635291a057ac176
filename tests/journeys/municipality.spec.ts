import { rm } from "node:fs/promises";
import { test as base, type Page } from "@playwright/test";
import postgres from "postgres";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { startApp, temporaryFolder } from "../support/app";
import { expect, watch } from "../support/browser";
import { association, posted, signedIn } from "../support/demo-village";

/** An installation in which nothing is set up yet, of this file alone. */
const test = base.extend<{ empty: Awaited<ReturnType<typeof emptyInstallation>> }>({
  empty: async ({ playwright: _ }, use) => {
    const installation = await emptyInstallation();
    await use(installation);
    await installation.close();
  },
});

async function emptyInstallation() {
  const dataDir = await temporaryFolder();
  const app = await startApp({ databaseUrl: null, now: "2027-04-12T10:00:00+02:00", dataDir });
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const database = await startEmbeddedPostgres({ dataDir, log: quiet });
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  return {
    app,
    sql,
    setupUrl: /^Setup: (\S+)$/m.exec(app.output())?.[1] ?? "",
    async close() {
      await sql.end();
      await app.stop();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

test("an administrator sets up, makes a passkey and approves the first association, whose need appears", async ({
  browser,
  empty: { app, sql, setupUrl },
}) => {
  const context = await browser.newContext({ baseURL: app.baseUrl });
  const complaints = watch(context, app.baseUrl);
  const page = await context.newPage();
  await withAuthenticator(page);

  await test.step("nothing is set up, and the terminal's link sets it up", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Hier entsteht etwas" })).toBeVisible();
    await page.goto(setupUrl);
    await page.getByLabel("Name der Gemeinde").fill("Herzberg (Elster)");
    await page.getByLabel("Amtlicher Gemeindeschlüssel").fill("1206222");
    await page.getByLabel("Ihr Name").fill("Birgit Sommer");
    await page.getByLabel("Ihre E-Mail-Adresse").fill("birgit@herzberg.example");
    await page.getByRole("button", { name: "Einrichten" }).click();
    await expect(page.getByLabel("Amtlicher Gemeindeschlüssel")).toHaveAccessibleDescription(/acht Ziffern/);
    await page.getByLabel("Amtlicher Gemeindeschlüssel").fill("12062224");
    await page.getByRole("button", { name: "Einrichten" }).click();
  });

  await test.step("a passkey first, then the overview says what is missing", async () => {
    await page.getByRole("button", { name: /Passkey/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Überblick" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Impressum ausfüllen" })).toBeVisible();
    await page.goto(setupUrl);
    await expect(page.getByRole("heading", { name: "Dieser Link gilt nicht" })).toBeVisible();
  });

  await test.step("the imprint is filled in, a colour nobody can read is not taken", async () => {
    await page.goto("/municipality/settings");
    await page.getByLabel("Anbieter").fill("Stadt Herzberg (Elster)");
    await page.getByLabel("Anschrift").fill("Markt 1\n04916 Herzberg (Elster)");
    await page.getByLabel("E-Mail", { exact: false }).first().fill("rathaus@herzberg.example");
    await page.getByLabel("Eigene Farbe").fill("#f2b134");
    await expect(page.getByText(/hat auf Papier nur 1,\d : 1 Kontrast/)).toBeVisible();
    await page.getByRole("button", { name: /^#[0-9a-f]{6} nehmen$/ }).click();
    await page.getByRole("button", { name: "Speichern" }).click();
    await expect(page.getByText("Gespeichert.")).toBeVisible();
  });

  await test.step("an association's need appears once it is approved", async () => {
    const [row] = await sql<{ id: string }[]>`select id from "Municipality"`;
    const { associationId, ownerId } = await association(sql, row?.id ?? "", "Heimatverein Grochwitz");
    await sql`update "Association" set status = 'applied' where id = ${associationId}`;
    const owner = await signedIn(app.baseUrl, sql, ownerId);
    await expect(posted(owner)).rejects.toThrow("409");
    await page.goto("/municipality");
    await page.getByRole("link", { name: "Ein Verein möchte freigegeben werden" }).click();
    await page.locator("summary").filter({ hasText: "Ablehnen" }).click();
    await page.getByRole("button", { name: "Ablehnen" }).click();
    await expect(page.getByRole("alert").first()).toContainText("begründen");
    await page.getByRole("button", { name: "Freigeben" }).click();
    await expect(page.getByText("Der Verein ist freigegeben.")).toBeVisible();
    await posted(owner);
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Kuchenbuffet beim Dorffest" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Impressum" }).click();
    await expect(page.getByText("Stadt Herzberg (Elster)").first()).toBeVisible();
  });
  expect(complaints.filter((line) => !line.includes("/setup/"))).toEqual([]);
  await context.close();
});

/** A finger that is always there (WebDriver's virtual authenticator, by the DevTools protocol). */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { World } from "../support/browser";
import { signedIn } from "../support/demo-village";

export type WrittenNeed = {
  title: string;
  /** local date-times; next Saturday from two to six without */
  start?: string;
  end?: string;
  places?: string;
};

/** Fills in the form of a new need as far as it must be; which button follows is the test's matter. */
export async function writeNeed(page: Page, { title, start, end, places }: WrittenNeed): Promise<void> {
  await page.goto("/association/help/new");
  await page.getByLabel("Was wird gebraucht?").fill(title);
  await page.getByRole("radio", { name: "Fest & Kuchen" }).check();
  await page.getByLabel("Ort", { exact: true }).fill("Herzberg (Elster)");
  if (start) await page.getByLabel("Beginn", { exact: true }).fill(start);
  if (end) await page.getByLabel("Ende", { exact: true }).fill(end);
  if (places) await page.getByLabel("Wie viele?", { exact: true }).fill(places);
}

/** Takes a place in a need's only shift, in a browser that is signed in. */
export async function signUp(page: Page, needId: string): Promise<void> {
  await page.goto(`/help/${needId}`);
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
}

/** Signs somebody new at the town hall into this browser, as by a passkey. */
export async function enterTownHall(
  page: Page,
  { app, sql, municipalityId }: World,
  role: "staff" | "administrator",
): Promise<void> {
  const personId = randomUUID();
  await sql`insert into "Person" (id, name) values (${personId}, 'Frau Amt')`;
  await sql`insert into "Staff" (id, "personId", "municipalityId", role)
    values (${randomUUID()}, ${personId}, ${municipalityId}, ${role})`;
  const { cookies } = await signedIn(app.baseUrl, sql, personId);
  await sql`update "Session" set method = 'passkey' where "personId" = ${personId}`;
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })));
}

import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { sessionFor } from "../support/cast";
import { posted, signInToken } from "../support/demo-village";
import { signUp, writeNeed } from "./pages";

test("pages for everybody", async ({ page, team }) => {
  const id = await posted(team.client, everything);
  await clean(page, "/");
  await clean(page, "/?category=nature&km=5&near=51.6911,13.2339");
  await clean(page, `/help/${id}`);
  await clean(page, "/join");
  await clean(page, "/login");
  await clean(page, "/login/code?sent=");
  await clean(page, "/login/code");
  await clean(page, "/login/recover");
  await clean(page, `/login/recover?code=${"0".repeat(24)}`);
  await clean(page, "/there-is-no-such-page");
});

test("the law's pages", async ({ page }) => {
  for (const path of ["/impressum", "/datenschutz", "/nutzungsbedingungen", "/barrierefreiheit"])
    await clean(page, path);
});

test("a link from a mail, good and used up", async ({ page, team, world }) => {
  await clean(page, `/login/${await signInToken(world.sql, team.ownerId)}`);
  await clean(page, `/login/${"x".repeat(43)}`);
});

test("forms that were refused", async ({ page, teamPage }) => {
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Jana Krause");
  await page.getByRole("button", { name: "Mitmachen" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await clean(page);
  await writeNeed(teamPage, { title: "", end: "2027-04-16T10:00" });
  await teamPage.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(teamPage.getByRole("alert")).toBeVisible();
  await clean(teamPage);
});

test("a resident's pages", async ({ residentPage, team }) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause", email: "jana@krause.example" });
  await clean(jana, "/me?welcome=1");
  await clean(jana, `/help/${id}`);
  await signUp(jana, id);
  await clean(jana);
  await jana.getByRole("button", { name: "Ich kann doch nicht" }).click();
  await expect(jana.getByText("Alles klar, du bist nicht mehr dabei.")).toBeVisible();
  await clean(jana);
  await jana.getByRole("button", { name: "Rückgängig machen" }).click();
  await clean(jana, "/me");
  await clean(jana, "/join");
  await clean(jana, "/me/places");
  await clean(jana, "/me/data");
  await clean(jana, "/me/guardian");
  await clean(jana, "/me/leave");
  await clean(jana, "/me/erased");
  await clean(jana, "/me/app");
  await clean(jana, "/me/app?for=iphone");
  await jana.getByRole("button", { name: "Los geht’s" }).click();
  await expect(jana.getByRole("heading", { name: "Fragt die App nach Ziffern?" })).toBeVisible();
  await clean(jana);
  await clean(jana, "/me/recovery");
  await jana.getByRole("button", { name: "Notfallblatt machen" }).click();
  await expect(jana.getByRole("heading", { name: "Dein Notfallblatt" })).toBeVisible();
  await clean(jana);
  await clean(jana, "/me/second-device");
  await jana.getByRole("button", { name: "QR-Code zeigen" }).click();
  await expect(jana.getByRole("heading", { name: "Scanne das mit dem anderen Gerät" })).toBeVisible();
  await clean(jana);
  await jana.goto("/me");
  await jana.locator("summary").filter({ hasText: "Pause machen" }).click();
  await jana.getByLabel("Ab wann fragen wir dich wieder?").fill("2027-04-20");
  await jana.getByRole("button", { name: "Pause machen" }).click();
  await expect(jana.getByRole("button", { name: "Pause beenden" })).toBeVisible();
  await clean(jana);
});

test("an association's pages", async ({ team, teamPage, residentPage }) => {
  await clean(teamPage, "/association");
  const id = await posted(team.client);
  await signUp(await residentPage({ name: "Jana Krause" }), id);
  await clean(teamPage, "/association");
  await clean(teamPage, `/association/help/${id}?published=1`);
  await clean(teamPage, `/association/help/${id}/roster`);
  await clean(teamPage, `/association/help/${id}/edit`);
  await clean(teamPage, `/association/help/${id}/cancel`);
  await writeNeed(teamPage, { title: "Zeltaufbau" });
  await clean(teamPage);
  await teamPage.getByRole("button", { name: "Vorschau" }).click();
  await expect(teamPage.getByText("So sehen es die Leute")).toBeVisible();
  await clean(teamPage);
  await teamPage.goto(`/association/help/${id}/cancel`);
  await teamPage.getByRole("button", { name: "Wegen des Wetters absagen" }).click();
  await expect(teamPage.getByText("Abgesagt: schlechtes Wetter")).toBeVisible();
  await clean(teamPage);
  await clean(teamPage, `/help/${id}`);
});

const everything = {
  urgency: "urgent",
  urgentReason: "Das Zelt steht seit dem Sturm schief.",
  requiredSkills: ["baking"],
  helpfulSkills: ["music"],
  minimumAge: "18",
  meetingPoint: "am Festzelt",
  meetAt: "13:45",
  bring: "Schürze",
  noGermanNeeded: "on",
  wheelchair: "on",
  withChildren: "on",
  "shifts[1].start": "2027-04-17T18:00",
  "shifts[1].end": "2027-04-17T20:00",
  "shifts[1].places": "2",
};

/**
 * No violation of WCAG 2.2 AA and of axe's good practice by day, and by night of what depends on colours, with
 * all that is folded opened.
 */
async function clean(page: Page, path?: string): Promise<void> {
  if (path) await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  for (const map of await page.locator(".map-box, .finder-map").all())
    await expect(map.locator(".leaflet-container")).toBeAttached();
  await page.locator("details").evaluateAll((folded) => {
    for (const details of folded) details.setAttribute("open", "");
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // One run in the page itself, as there are no frames; by night axe is there already.
    const axe = new AxeBuilder({ page, ...(colorScheme === "dark" && { axeSource: ";" }) })
      .setLegacyMode()
      .options({ resultTypes: ["violations"] });
    const wanted = colorScheme === "light" ? axe.withTags(rules) : axe.withRules(rulesOfColours);
    const { violations } = await wanted.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    expect.soft(found, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const rulesOfColours = ["color-contrast", "link-in-text-block"];

test("a team's page, and the ways into it", async ({ stranger, teamPage }) => {
  await clean(stranger, "/associations/new");
  await stranger.getByRole("button", { name: "Anmelden" }).click();
  await expect(stranger.getByRole("alert")).toBeVisible();
  await clean(stranger);
  await clean(teamPage, "/association/profile");
  await clean(teamPage, "/association/hand-over");
  await clean(teamPage, "/association/team");
  await teamPage.getByRole("button", { name: "Link erzeugen" }).click();
  await expect(teamPage.getByText("Der Link ist fertig")).toBeVisible();
  await clean(teamPage);
  await clean(stranger, await teamPage.getByLabel("Link zum Weitergeben").inputValue());
});

test("what a resident sets, and a report", async ({ residentPage, team }) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause" });
  await jana.goto(`/help/${id}`);
  for (const path of ["/me/settings", "/me/pings", "/me/blocks", "/me/passkeys", "/me/devices"])
    await clean(jana, path);
  await clean(jana, `/report?need=${id}`);
  await jana.getByRole("button", { name: "Meldung abschicken" }).click();
  await expect(jana.getByRole("alert")).toBeVisible();
  await clean(jana);
});

test("the town hall's pages", async ({ stranger, team, world }) => {
  const { app, sql, municipalityId } = world;
  const needId = await posted(team.client);
  const [personId, reportId] = [randomUUID(), randomUUID()];
  const [need] = await sql<{ associationId: string }[]>`
    select "associationId" from "HelpRequest" where id = ${needId}`;
  const associationId = need?.associationId ?? "";
  await sql`insert into "Person" (id, name, operator) values (${personId}, 'Birgit Sommer', true)`;
  await sql`insert into "Staff" (id, "personId", "municipalityId", role)
    values (${randomUUID()}, ${personId}, ${municipalityId}, 'administrator')`;
  await sql`insert into "Report" (id, "municipalityId", subject, "helpRequestId", "associationId", category, text)
    values (${reportId}, ${municipalityId}, 'need', ${needId}, ${associationId}, 'something-else', 'Das stimmt nicht.')`;
  const { cookies } = await sessionFor(app.baseUrl, sql, personId);
  await stranger
    .context()
    .addCookies([...cookies].map(([name, value]) => ({ name, value, domain: "localhost", path: "/" })));
  const pages = [
    ...["", "/approvals", "/urgent", "/associations", `/associations/${associationId}`, "/staff"],
    ...["/settings", "/providers", "/installation", "/reports", `/reports/${reportId}`, "/audit"],
  ];
  for (const page of pages) await clean(stranger, `/municipality${page}`);
});

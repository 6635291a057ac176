import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

test("whoever comes by a shared link gives a name and is in; withdraws, and takes it back", async ({
  page,
  team,
  teamPage,
}) => {
  const id = await posted(team.client);
  await page.goto(`/help/${id}`);
  await page.getByLabel("Dein Name").fill("Kim Lehmann");
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(page).toHaveURL(`/help/${id}`);
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
  await expect(page.getByRole("link", { name: "03535 1234" })).toHaveAttribute("href", "tel:035351234");
  await teamPage.goto(`/association/help/${id}`);
  await expect(teamPage.getByText("Kim Lehmann", { exact: true })).toBeVisible();
  await expect(teamPage.getByText("Noch 2 Personen fehlen.")).toBeVisible();

  await page.getByRole("button", { name: "Ich kann doch nicht" }).click();
  await expect(page.getByText("Alles klar, du bist nicht mehr dabei.")).toBeVisible();
  await teamPage.reload();
  await expect(teamPage.getByText("Noch 3 Personen fehlen.")).toBeVisible();

  await page.getByRole("button", { name: "Rückgängig machen" }).click();
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
  await teamPage.reload();
  await expect(teamPage.getByText("Noch 2 Personen fehlen.")).toBeVisible();
});

test("a resident brings two more, and it stands on their own page", async ({
  residentPage,
  team,
  teamPage,
}) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause" });
  await jana.goto(`/help/${id}`);
  await expect(jana.getByText(/Fest & Kuchen|Zuhause/).first()).toBeVisible();
  await jana.getByLabel("Wie viele kommt ihr?").selectOption("Ich und noch 2 Personen");
  await jana.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(jana.getByText("Du kommst mit 2 weiteren Personen.")).toBeVisible();
  await jana.goto("/me");
  await expect(jana.getByRole("heading", { name: "Hier packst du mit an" })).toBeVisible();
  await teamPage.goto(`/association/help/${id}`);
  await expect(teamPage.getByText("Alle sind gefunden.")).toBeVisible();
});

test("who comes too late reads why", async ({ page, stranger, team }) => {
  const id = await posted(team.client, { "shifts[0].places": "1" });
  for (const [browser, name] of [
    [page, "Kim Lehmann"],
    [stranger, "Toni Schulze"],
  ] as const) {
    await browser.goto(`/help/${id}`);
    await browser.getByLabel("Dein Name").fill(name);
  }
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
  const answer = stranger.waitForResponse((response) => response.request().method() === "POST");
  await stranger.getByRole("button", { name: "Ich bin dabei" }).click();
  expect((await answer).status()).toBe(409);
  await expect(stranger.locator('[data-reason="full"]')).toBeVisible();
  await expect(stranger.getByText("Es haben sich genug gefunden. Danke!")).toBeVisible();
});

test("a need passed on stays silent, until that is taken back", async ({ residentPage, team }) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause" });
  await jana.goto(`/help/${id}`);
  await jana.getByRole("button", { name: "Diesmal nicht" }).click();
  await expect(jana.getByText("Diesmal nicht, kein Problem.")).toBeVisible();
  await jana.getByRole("button", { name: "Rückgängig machen" }).click();
  await expect(jana.getByRole("button", { name: "Ich bin dabei" })).toBeVisible();
});

import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { signUp } from "./pages";

test("the association watches the places fill, without a reload", async ({
  team,
  teamPage,
  residentPage,
}) => {
  const id = await posted(team.client);
  await teamPage.goto(`/association/help/${id}`);
  await expect(teamPage.getByRole("region", { name: "0 von 3 gefunden" })).toBeVisible();
  const loads: string[] = [];
  teamPage.on("request", (request) => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  const jana = await residentPage({ name: "Jana Krause" });
  await signUp(jana, id);
  await expect(teamPage.getByRole("region", { name: "1 von 3 gefunden" })).toBeVisible();
  await expect(teamPage.getByText("Jana Krause", { exact: true })).toBeVisible();
  await jana.getByRole("button", { name: "Ich kann doch nicht" }).click();
  await expect(teamPage.getByRole("region", { name: "0 von 3 gefunden" })).toBeVisible();
  expect(loads).toEqual([]);
});

test("a resident may join by their position", async ({ context, page }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 51.6928, longitude: 13.2336 });
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Jana Krause");
  await page.getByRole("button", { name: "Meinen Standort verwenden" }).click();
  await expect(page.getByPlaceholder("Auf der Karte gewählt")).toBeVisible();
  await page.getByRole("button", { name: "Mitmachen" }).click();
  await expect(page).toHaveURL("/me?welcome=1");
  await expect(page.getByText("7 km um Herzberg (Elster)")).toBeVisible();
});

test("a tap on the map leads to a need", async ({ page, team }) => {
  const title = "Ein Pin zum Antippen";
  const id = await posted(team.client, { title, category: "nature" });
  await page.goto("/?category=nature");
  await page.getByRole("button", { name: new RegExp(`^${title},`) }).click();
  await page.getByRole("link", { name: title }).first().click();
  await expect(page).toHaveURL(`/help/${id}`);
});

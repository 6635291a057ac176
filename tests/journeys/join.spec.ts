import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

test("a name and a place are enough to join", async ({ page, team }) => {
  await posted(team.client);
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Jana Krause");
  await page.getByLabel("Wo bist du zu Hause?").fill("Herzberg (Elster)");
  await page.getByRole("button", { name: "Mitmachen" }).click();
  await expect(page).toHaveURL("/me?welcome=1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hallo, Jana Krause");
  await expect(page.getByText(/offene(r)? Aufruf(e)? (passt|passen) jetzt zu dir/)).toBeVisible();
  await expect(page.getByText("7 km um Herzberg (Elster)")).toBeVisible();
});

test("who says more is asked for just that", async ({ page }) => {
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Milan Noack");
  await page.getByLabel("Wo bist du zu Hause?").fill("Herzberg (Elster)");
  await page.getByLabel("Wie weit kommst du?").selectOption("15 km: eine Viertelstunde mit dem Auto");
  await page.locator("summary").filter({ hasText: "Wobei hilfst du gern?" }).click();
  await page.getByRole("checkbox", { name: "Fest & Kuchen" }).check();
  await page.locator("summary").filter({ hasText: "Was kannst du gut?" }).click();
  await page.getByRole("checkbox", { name: "Backen" }).check();
  await page.locator("summary").filter({ hasText: "Wann hast du Zeit?" }).click();
  await page.getByRole("checkbox", { name: "Samstag (6–24 Uhr)" }).check();
  await page.getByRole("button", { name: "Mitmachen" }).click();
  const profile = page.getByRole("region", { name: "So hilfst du" });
  await expect(profile).toContainText("15 km um Herzberg (Elster)");
  await expect(profile).toContainText("Fest & Kuchen");
  await expect(profile).toContainText("Backen");
  await expect(profile).toContainText("Samstag (6–24 Uhr)");
});

test("a place nobody knows is named beside its field, and nothing typed is lost", async ({
  page,
  scripts,
}) => {
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Jana Krause");
  await page.getByLabel("Wo bist du zu Hause?").fill("Nirgendwohausen");
  await page.getByRole("button", { name: "Mitmachen" }).click();
  const summary = page.getByRole("alert", { name: "Eine Angabe fehlt noch oder passt nicht" });
  await expect(summary).toBeVisible();
  if (scripts) await expect(summary).toBeFocused();
  await expect(page.getByLabel("Dein Name")).toHaveValue("Jana Krause");
  const place = page.getByLabel("Wo bist du zu Hause?");
  await expect(place).toHaveValue("Nirgendwohausen");
  await expect(place).toHaveAccessibleDescription(/Diesen Ort finden wir nicht/);
});

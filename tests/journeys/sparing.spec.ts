import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

test("who saves data gets the list, and nothing of the map before asking for it", async ({ page, team }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/tiles\/|base-layer|help-map|point-picker/.test(request.url())) asked.push(request.url());
  });
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  await posted(team.client);
  await page.goto("/");
  const show = page.getByRole("button", { name: "Karte zeigen" });
  await expect(show).toBeVisible();
  await expect(page.locator(".need-card").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await show.press("Enter");
  await expect(page.locator(".finder-map")).toBeFocused();
  await expect(page.locator(".map-mark").first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
});

import { EventEmitter, once } from "node:events";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { herzberg, posted } from "../support/demo-village";

const cakes = "Kuchen für das Erntefest";
const benches = "Bänke streichen am Anger";
const away = { lat: "51.7600", lon: "13.4200" };

test("somebody finds a need on map and list, by touch, by filter and by keyboard", async ({
  page,
  team,
  world,
}) => {
  // Counts what is there: the other journeys' needs are not.
  await world.sql`delete from "HelpRequest"`;
  await posted(team.client, { title: cakes, category: "celebration" });
  await posted(team.client, { title: benches, category: "crafts" });
  await posted(team.client, { title: "Teich säubern", category: "nature", ...away });
  await page.goto("/");
  const marks = page.locator(".map-mark");
  await expect(marks.first()).toBeVisible();

  await test.step("the sheet has three heights, by buttons and by a drag", async () => {
    const sheet = page.locator(".finder-list");
    const higher = page.getByRole("button", { name: "Liste größer" });
    const lower = page.getByRole("button", { name: "Liste kleiner" });
    const half = await heightOf(sheet);
    await higher.click();
    await expect(higher).toHaveAttribute("aria-expanded", "true");
    await expect.poll(() => heightOf(sheet)).toBeGreaterThan(half + 100);
    await lower.click();
    await lower.click();
    await expect(lower).toHaveAttribute("aria-expanded", "false");
    await expect.poll(() => heightOf(sheet)).toBeLessThan(half - 100);
    await drag(page, page.locator("#finder-title"), -260);
    await expect.poll(() => heightOf(sheet)).toBeGreaterThan(half - 2);
  });

  await test.step("a filter counts before it is taken, stands in the address and is taken back", async () => {
    await page.locator(".filter-all > summary").click();
    await page.getByRole("checkbox", { name: /^Handwerk.*1 Aufruf/ }).click();
    await expect(page).toHaveURL(/\?category=crafts$/);
    await expect(page.getByRole("status").filter({ hasText: "Ein Aufruf passt dazu." })).toBeAttached();
    await page.keyboard.press("Escape");
    await expect(page.locator(".filter-all > summary")).toBeFocused();
    await expect(cards(page)).toHaveText([benches]);
    await expect(marks).toHaveCount(1);
    await page.getByRole("link", { name: "Entfernen: Handwerk" }).click();
    await expect(cards(page)).toHaveCount(3);
    await page.goBack();
    await expect(page).toHaveURL(/\?category=crafts$/);
    await expect(cards(page)).toHaveText([benches]);
    await page.goBack();
    await expect(cards(page)).toHaveCount(3);
  });

  await test.step("needs that share a spot fan out, also for the keyboard", async () => {
    const cluster = page.getByRole("button", { name: /^2 Aufrufe an einem Ort/ });
    await expect(cluster).toHaveAttribute("aria-expanded", "false");
    await cluster.press("Enter");
    await expect(cluster).toHaveAttribute("aria-expanded", "true");
    const pins = page.locator(".map-pin[data-need]");
    await expect(pins).toHaveCount(2);
    await expect(pins.first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(pins.nth(1)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(cluster).toBeFocused();
    await expect(pins).toHaveCount(0);
    await cluster.press("Enter");
    const name = (await pins.first().getAttribute("aria-label")) ?? "";
    await page.keyboard.press("Enter");
    const title = name.startsWith(cakes) ? cakes : benches;
    await expect(page.getByRole("link", { name: title })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.locator(".map-mark:focus")).toHaveCount(1);
  });

  await test.step("the list follows the map, and one tap leads back", async () => {
    await page.getByRole("button", { name: "Karte vergrößern" }).click();
    await expect(page).toHaveURL(/\?bbox=/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 Aufrufe in diesem Ausschnitt");
    await page.getByRole("link", { name: "Entfernen: Kartenausschnitt" }).click();
    await expect(page).toHaveURL(/\/$/);
    await expect(cards(page)).toHaveCount(3);
  });
});

test("what does not arrive is said, and nothing is lost", async ({ page, team }) => {
  await posted(team.client, { title: cakes, category: "celebration", lat: String(herzberg.lat) });
  await page.goto("/?view=list");
  await expect(page.locator(".map-frame")).toHaveCount(0);
  await page.route("**/needs.json*", (route) => route.abort());
  await page.locator(".filter-all > summary").click();
  await page.getByRole("checkbox", { name: /^Fest & Kuchen/ }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Deine Auswahl ist nicht verloren.")).toBeVisible();
  await expect(page).toHaveURL(/category=celebration/);
  await expect(cards(page).first()).toBeVisible();
  await page.unroute("**/needs.json*");
  await page.getByRole("button", { name: "Noch einmal versuchen" }).click();
  await expect(page.getByText("Deine Auswahl ist nicht verloren.")).toBeHidden();
  await expect(page.getByRole("link", { name: cakes }).first()).toBeVisible();
});

test.describe("before React is there", () => {
  // It would fetch past the test.
  test.use({ serviceWorkers: "block" });

  test("a choice counts when it comes", async ({ page, team, context }) => {
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ latitude: herzberg.lat, longitude: herzberg.lon });
    await posted(team.client, { title: "Bänke streichen am Anger", category: "crafts" });
    const react = await held(page, "**/assets/react-*.js");
    await page.goto("/?view=list");
    expect(react.asked, "nobody touched the page yet").toBe(0);
    await page.locator(".filter-all > summary").click();
    await page.getByRole("checkbox", { name: /^Handwerk/ }).check();
    await page.getByRole("radio", { name: /^bis 10 km/ }).check();
    await expect.poll(() => react.asked).toBeGreaterThan(0);
    react.release();
    await expect(page).toHaveURL(/\?km=10&category=crafts&view=list$/);
    await expect(page.getByRole("link", { name: "Entfernen: Handwerk" })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /^Handwerk/ })).toBeChecked();

    const again = await held(page, "**/assets/react-*.js");
    await page.goto("/?view=list");
    await page.getByRole("button", { name: "Meinen Standort verwenden" }).click();
    await page.getByRole("link", { name: /^Ohne Deutsch/ }).click();
    await expect(page, "a link leads on by itself").toHaveURL(/\?ease=no-german&view=list$/);
    await page.getByRole("button", { name: "Meinen Standort verwenden" }).click();
    again.release();
    await expect(page).toHaveURL(/\?near=51\.\d+,13\.\d+&km=10&ease=no-german&view=list$/);
  });
});

function cards(page: Page): Locator {
  return page.locator(".need-list .need-card-title");
}

/** Pixels of the sheet that are in sight. */
async function heightOf(sheet: Locator): Promise<number> {
  const top = await sheet.evaluate((element) => element.getBoundingClientRect().top);
  return 844 - top;
}

async function drag(page: Page, from: Locator, down: number): Promise<void> {
  const box = await from.boundingBox();
  if (!box) throw new Error("nothing to drag");
  const [x, y] = [box.x + 40, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(x, y + (down * step) / 10);
  await page.mouse.up();
}

/** Holds a script back until it is released. */
async function held(page: Page, pattern: string) {
  const gate = new EventEmitter();
  const opened = once(gate, "open");
  const state = { asked: 0, release: () => gate.emit("open") };
  await page.route(pattern, async (route) => {
    state.asked += 1;
    await opened;
    await route.continue();
  });
  return state;
}

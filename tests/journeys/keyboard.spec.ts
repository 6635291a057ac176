import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

test("an association posts a need with the keyboard alone", async ({ teamPage: page }) => {
  await page.goto("/association");
  await follow(page, page.getByRole("link", { name: "Aufruf schreiben" }).first());
  await expect(page.getByRole("heading", { level: 1, name: "Aufruf schreiben" })).toBeVisible();
  await type(page, page.getByLabel("Was wird gebraucht?"), "Zeltaufbau am Festplatz");
  await tabTo(page, page.getByRole("radio", { name: "Fest & Kuchen" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Aufbau & Technik" })).toBeChecked();
  await type(page, page.getByLabel("Ort", { exact: true }), "Herzberg");
  const suggestion = page.getByRole("option", { name: "Herzberg (Elster)" });
  await expect(suggestion).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(suggestion).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Der Punkt ist gesetzt.")).toBeVisible();
  await tabTo(page, page.getByLabel("Wie viele?", { exact: true }));
  await page.keyboard.press("ArrowUp");
  await tabTo(page, page.getByRole("button", { name: "Veröffentlichen" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Dein Aufruf ist veröffentlicht")).toBeVisible();
  await expect(page.getByText("Noch 4 Personen fehlen.")).toBeVisible();
});

test("somebody finds a need, signs up and withdraws with the keyboard alone", async ({ page, team }) => {
  const title = "Bücherflohmarkt auf dem Marktplatz";
  await posted(team.client, { title, category: "culture" });
  await page.goto("/?category=culture");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Zum Inhalt springen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await follow(page, page.getByRole("link", { name: title }).first());
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await type(page, page.getByLabel("Dein Name"), "Kim Lehmann");
  await tabTo(page, page.getByLabel("Wie viele kommt ihr?"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("button", { name: "Ich bin dabei" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Du kommst mit einer weiteren Person.")).toBeVisible();
  await follow(page, page.getByRole("button", { name: "Ich kann doch nicht" }));
  await expect(page.getByText("Alles klar, du bist nicht mehr dabei.")).toBeVisible();
  await follow(page, page.getByRole("button", { name: "Rückgängig machen" }));
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
});

test("a key pressed while the page comes alive breaks nothing", async ({ page }) => {
  await page.addInitScript(pressAsReactBegins);
  await page.goto("/");
  await expect(page.locator(".finder-map .leaflet-container")).toBeAttached();
});

/** In the browser: presses a key between React's first listener and its first render, as an early finger may. */
function pressAsReactBegins(): void {
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof listen>) {
    listen.apply(this, args);
    if (this !== document || args[0] !== "keydown") return;
    EventTarget.prototype.addEventListener = listen;
    queueMicrotask(() =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true })),
    );
  };
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Presses Tab until it has the focus; what lies further than a patient person would go is out of reach. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
  await expect(target, "the focus is to be seen").toBeInViewport();
}

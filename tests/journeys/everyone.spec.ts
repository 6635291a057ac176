import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

// What axe does not see: narrow screens, doubled type, large enough targets, a visible focus without our colours,
// nothing that moves by itself.

test("everybody's pages, narrow and large", async ({ page, team }) => {
  const id = await posted(team.client);
  for (const path of ["/", "/?view=list", `/help/${id}`, "/join", "/login", "/barrierefreiheit", "/calendar"])
    await forEveryone(page, path);
});

test("a resident's pages, narrow and large", async ({ residentPage }) => {
  const jana = await residentPage({ name: "Jana Krause" });
  for (const path of ["/me", "/me/settings", "/me/pings", "/me/devices", "/me/app"])
    await forEveryone(jana, path);
});

test("a team's pages, narrow and large", async ({ teamPage, team }) => {
  const id = await posted(team.client);
  for (const path of ["/association", "/association/help/new", `/association/help/${id}`])
    await forEveryone(teamPage, path);
});

async function forEveryone(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  expect.soft(await overflow(page), `${path} at 320 px`).toBeLessThanOrEqual(0);
  expect.soft(await smallTargets(page), `${path}: targets under 48 px`).toEqual([]);
  expect.soft(await page.evaluate(moving), `${path} moves although it should not`).toEqual([]);

  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  expect.soft(await overflow(page), `${path} in type of 200 %`).toBeLessThanOrEqual(0);

  await page.emulateMedia({ forcedColors: "active" });
  await page.keyboard.press("Tab");
  expect.soft(await focusRing(page), `${path}: focus in forced colours`).toBeGreaterThanOrEqual(2);
  await page.emulateMedia({ forcedColors: "none" });
}

/** Pixels that stick out to the side. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/**
 * Controls under 48 px in height or width (WCAG 2.5.5 asks for 44, 2.5.8 for 24). A link within a sentence is as
 * large as its line, and a field that is hidden is as large as its label.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>("button, summary, select, .button, .chip, input"),
    ];
    return controls.flatMap((control) => {
      const shown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const type = control.getAttribute("type") ?? "";
      const label = control.closest("label") ?? document.querySelector(`label[for="${control.id}"]`);
      const target = ["checkbox", "radio"].includes(type) && label ? label : control;
      const { width, height } = target.getBoundingClientRect();
      if (!shown || type === "hidden" || control.closest("[aria-hidden=true]") || width <= 1 || height <= 1)
        return [];
      if (Math.round(width) >= 48 && Math.round(height) >= 48) return [];
      const name = control.getAttribute("aria-label") ?? (target.textContent || control.id);
      return [`${control.tagName} "${name.trim()}" ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}

/** What is animated where somebody asked for stillness. */
function moving(): string[] {
  return document
    .getAnimations()
    .filter(({ playState }) => playState === "running")
    .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? "") : ""));
}

/** Pixels of the outline around what has the focus. */
function focusRing(page: Page): Promise<number> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 0;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
  });
}

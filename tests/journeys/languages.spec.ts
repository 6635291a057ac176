import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

test("somebody who reads Arabic finds the language, helps, and keeps it", async ({ page, team }) => {
  const id = await posted(team.client);
  await page.goto(`/help/${id}`);
  await page.getByRole("link", { name: /choose language/ }).click();
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page).toHaveURL(`/help/${id}`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("button", { name: "العربية" })).toHaveAttribute("aria-current", "true");
  // The need itself stays in the language of whoever wrote it.
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "de");
  await expect(page.getByText("من 14:00 إلى 18:00").first()).toBeVisible();

  await page.getByLabel("اسمك").fill("سلمى");
  await page.getByRole("button", { name: "سأشارك" }).click();
  await expect(page.getByText(/أنت معنا:/)).toBeVisible();
  const phone = page.getByRole("link", { name: "03535 1234" });
  await expect(phone).toHaveCSS("direction", "ltr");

  await page.goto("/associations/new");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(page.locator("[lang=ar][dir=rtl]").first()).toContainText("هذه الصفحة غير متوفرة بالعربية");
  await expect(page.getByRole("button", { name: "العربية" })).toHaveAttribute("aria-current", "true");
  expect(await wide(page)).toBe(false);
});

test("no resident's page is wider than the phone, nor shows a text that is missing", async ({
  residentPage,
  team,
}) => {
  const id = await posted(team.client);
  const page = await residentPage({ name: "Jana Krause", locale: "ar" });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const path of ["/", `/help/${id}`, "/me", "/me/settings", "/join", `/report?need=${id}`]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      expect(await wide(page), `${path} at ${width}`).toBe(false);
      expect(await page.locator("body").innerText(), path).not.toMatch(/\b[a-z]+\.[a-z]+\.[a-zA-Z]+\b(?!\/)/);
    }
  }
});

test("a link in Ukrainian is remembered; crossing into the German and English part loads it anew", async ({
  page,
}) => {
  await page.goto("/join?lang=uk");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Долучитися");
  // Firefox tells of what is still loading when a page is left.
  await page.waitForLoadState("networkidle");
  await page.goto("/login");
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Зареєструвати обʼєднання" }).first().click();
  await expect(page).toHaveURL("/associations/new");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register a club or group");
  await page.waitForLoadState("networkidle");
  await page.goBack();
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Увійти");
});

function wide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

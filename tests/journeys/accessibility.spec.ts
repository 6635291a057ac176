import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { de } from "~/i18n/de";
import { residentFields, shiftsOf } from "../support/demo-village";
import { signInAsOwner, test } from "./journey";

/** Every page there is, in both of its colours. */
async function audit(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
    );
    expect(told, `${what}, ${colorScheme}`).toEqual([]);
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await audit(page, path);
}

test("pages for everybody", async ({ page, publish }) => {
  const needId = await publish();
  await publish({
    title: "Umzug",
    placeKind: "private",
    urgency: "urgent",
    minimumAge: "18",
    phoneRequired: "on",
  });
  const legal = ["/impressum", "/datenschutz", "/nutzungsbedingungen", "/barrierefreiheit"];
  for (const path of [
    "/",
    "/?category=sport",
    `/help/${needId}`,
    "/join",
    "/login",
    "/login/code",
    ...legal,
    "/nowhere",
  ]) {
    await open(page, path);
  }
});

test("pages with a mistake in the form, and with a refusal", async ({ page, publish, running }) => {
  await page.goto("/join");
  await page.getByLabel(de.join.name.label).fill("Jana");
  await page.getByRole("button", { name: de.join.submit, exact: true }).click();
  await expect(page.locator("#place-error")).toBeVisible();
  await audit(page, "/join with a mistake");

  const needId = await publish({ "shifts[0].places": "1" });
  const [shiftId = ""] = await shiftsOf(running.sql, needId);
  await page.goto(`/help/${needId}`);
  await page.getByLabel(de.help.signup.name).fill("Zu Spät");
  await page.request.post(`/help/${needId}/signup`, { form: { shiftId, name: "Erste" } });
  await page.getByRole("button", { name: de.push.invitation.yes }).click();
  await audit(page, "a need after a second tap");
});

test("pages of a resident", async ({ page, publish, running }) => {
  const needId = await publish();
  await page.goto("/");
  await page.request.post("/join", {
    form: { ...residentFields, interests: "celebration", skills: "baking" },
  });
  for (const path of [
    "/",
    "/me?welcome=1",
    "/me",
    "/me/places",
    "/me/app",
    "/me/leave",
    "/join",
    `/help/${needId}`,
  ]) {
    await open(page, path);
  }
  const [shiftId = ""] = await shiftsOf(running.sql, needId);
  await page.request.post(`/help/${needId}/signup`, { form: { shiftId } });
  await open(page, `/help/${needId}`);
  await page.request.post(`/help/${needId}/withdraw`, { form: { shiftId } });
  await open(page, `/help/${needId}?withdrawn=${shiftId}`);
});

test("pages of an association", async ({ page, publish, running }) => {
  const needId = await publish();
  const [shiftId = ""] = await shiftsOf(running.sql, needId);
  await signInAsOwner(page, running);
  await page.request.post(`/association/help/${needId}/roster`, {
    form: { intent: "add", shiftId, name: "Gerda Lehmann", people: "2", phone: "03535 4711" },
  });
  const need = `/association/help/${needId}`;
  for (const path of [
    "/association",
    "/association/help/new",
    need,
    `${need}?published=1`,
    `${need}/edit`,
    `${need}/cancel`,
  ]) {
    await open(page, path);
  }
  await page.goto("/association/help/new");
  await page.getByLabel(de.needForm.field.title).fill("Ohne alles");
  await page.getByRole("button", { name: de.needForm.action.publish }).click();
  await expect(page.locator("#category-error")).toBeVisible();
  await audit(page, "a need with mistakes");
});

import { expect, type Page } from "@playwright/test";
import { de } from "~/i18n/de";
import { needFields } from "../support/demo-village";
import { signInAsOwner, test } from "./journey";

const yes = de.push.invitation.yes;

async function join(page: Page, name: string): Promise<void> {
  await page.goto("/join");
  await page.getByLabel(de.join.name.label).fill(name);
  await page.getByLabel(de.join.place.label).fill("Herzberg (Elster)");
  await page.getByRole("button", { name: de.join.submit, exact: true }).click();
  await page.waitForURL("**/me?welcome=1");
}

async function signUp(page: Page, needId: string, name: string): Promise<void> {
  await page.goto(`/help/${needId}`);
  await page.getByLabel(de.help.signup.name).fill(name);
  await page.getByRole("button", { name: yes }).click();
  await expect(page.getByText(/^Du bist dabei: /)).toBeVisible();
}

test("somebody joins from the map's page: name and place are enough", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("navigation", { name: de.common.mainNavigation })
    .getByText(de.common.nav.join)
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(de.join.title);
  await page.getByLabel(de.join.name.label).fill("Jana Krause");
  await page.getByRole("button", { name: de.join.submit, exact: true }).click();

  await expect(page.getByRole("alert").getByText(de.errors["place-required"])).toBeVisible();
  await expect(page.locator("#place-error")).toHaveText(de.errors["place-required"]);
  await expect(page.getByLabel(de.join.name.label)).toHaveValue("Jana Krause");

  await page.getByLabel(de.join.place.label).fill("Schlieben");
  await page.getByText(de.join.interests.title).first().click();
  await page.locator("label", { hasText: de.labels.category.nature }).click();
  await page.getByRole("button", { name: de.join.submit, exact: true }).click();
  await page.waitForURL("**/me?welcome=1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hallo, Jana");

  await page.getByRole("link", { name: de.me.profile.edit }).click();
  await page.getByLabel(de.join.name.label).fill("Johanna Krause");
  await page.getByRole("button", { name: de.common.action.save }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hallo, Johanna");
});

test("an association writes a need, looks at it, keeps it as a draft, publishes it", async ({
  page,
  another,
  running,
}) => {
  await signInAsOwner(page, running);
  await page.getByRole("link", { name: de.association.list.write }).first().click();
  await page.getByLabel(de.needForm.field.title).fill("Kuchenbuffet beim Dorffest");
  await page.getByRole("button", { name: de.needForm.action.preview }).click();
  await expect(page.locator("#category-error")).toHaveText(new RegExp(de.errors.required));
  await expect(page.getByLabel(de.needForm.field.title)).toHaveValue("Kuchenbuffet beim Dorffest");

  await page.locator("label", { hasText: de.labels.category.celebration }).click();
  await page.getByLabel(de.needForm.field.placeName, { exact: true }).fill("Herzberg (Elster)");
  await page.getByLabel(de.needForm.field.start).fill("2027-04-24T14:00");
  await page.getByLabel(de.needForm.field.end).fill("2027-04-24T18:00");
  await page.getByLabel(de.needForm.field.places).fill("3");
  await page.getByRole("button", { name: de.needForm.action.preview }).click();
  await expect(page.getByText(de.needForm.preview.lead)).toBeVisible();
  await expect(page.getByText("Kuchenbuffet beim Dorffest").first()).toBeVisible();
  await expect(page.getByText(/24\. April/).first()).toBeVisible();

  await page.getByRole("button", { name: de.needForm.action.edit }).click();
  await page.getByRole("button", { name: de.needForm.action.draft }).click();
  await page.waitForURL("**/association?done=drafted");
  const visitor = await another();
  await visitor.goto("/");
  await expect(visitor.getByText("Kuchenbuffet beim Dorffest")).toHaveCount(0);

  await page.getByRole("link", { name: /Kuchenbuffet beim Dorffest/ }).click();
  await page.getByRole("button", { name: de.needForm.action.publish }).click();
  await page.waitForURL("**/association/help/*?published=1");
  await expect(page.getByText(de.association.need.publishedTitle)).toBeVisible();
  await expect(page.getByText("0 von 3").first()).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("link", { name: /Kuchenbuffet beim Dorffest/ }).first()).toBeVisible();
});

test("a stranger signs up by a shared link, withdraws, and takes it back", async ({
  page,
  another,
  publish,
  running,
}) => {
  const needId = await publish({ "shifts[0].places": "1" });
  await page.goto(`/hilfe/${needId}`);
  await expect(page).toHaveURL(`${running.app.baseUrl}/help/${needId}`);
  await expect(page.getByText("0 von 1 gefunden").first()).toBeVisible();
  await signUp(page, needId, "Jana Krause");
  await expect(page.getByRole("link", { name: /03535 1234/ })).toHaveAttribute("href", "tel:035351234");

  const team = await another();
  await signInAsOwner(team, running);
  await team.goto(`/association/help/${needId}`);
  await expect(team.getByText("Jana Krause", { exact: true })).toBeVisible();
  await expect(team.getByText("1 von 1").first()).toBeVisible();

  const late = await another();
  await late.goto(`/help/${needId}`);
  await expect(late.getByText(de.help.enough.title)).toBeVisible();
  await expect(late.getByRole("button", { name: yes })).toHaveCount(0);

  await page.getByRole("button", { name: de.help.in.withdraw }).click();
  await expect(page.getByText(de.help.withdrawn.title)).toBeVisible();
  await expect(page.getByRole("link", { name: /03535 1234/ })).toHaveCount(0);
  await page.getByRole("button", { name: de.common.action.undo }).click();
  await expect(page.getByText(/^Du bist dabei: /)).toBeVisible();
});

test("the last place is gone while somebody reads: the page says so and keeps the name", async ({
  page,
  another,
  publish,
}) => {
  const needId = await publish({ "shifts[0].places": "1" });
  await page.goto(`/help/${needId}`);
  await page.getByLabel(de.help.signup.name).fill("Zu Spät");
  await signUp(await another(), needId, "Erste Hilfe");
  await page.getByRole("button", { name: yes }).click();
  await expect(page.locator('[data-reason="full"]')).toContainText(de.errors.refusal.full);
  await expect(page.getByText("0 von 1")).toHaveCount(0);
});

test("a changed time asks everybody coming whether it still fits", async ({
  page,
  another,
  publish,
  running,
}) => {
  const needId = await publish();
  const helper = await another();
  await signUp(helper, needId, "Jana Krause");

  await signInAsOwner(page, running);
  await page.goto(`/association/help/${needId}`);
  await page.getByRole("link", { name: de.association.need.change }).click();
  await expect(page.getByLabel(de.needForm.field.title)).toHaveValue(needFields.title);
  await page.getByLabel(de.needForm.field.start).fill("2027-04-17T15:00");
  await page.getByLabel(de.needForm.field.end).fill("2027-04-17T19:00");
  await page.getByRole("button", { name: de.needForm.action.save }).click();
  await page.waitForURL("**/association/help/*?done=saved");
  await expect(page.getByText(de.association.roster.unconfirmed)).toBeVisible();

  await helper.reload();
  await expect(helper.getByText(de.help.stillFits.title)).toBeVisible();
  await helper.getByRole("button", { name: de.help.stillFits.yes }).click();
  await expect(helper.getByText(/15 Uhr|15:00/).first()).toBeVisible();
  await expect(helper.getByText(de.help.stillFits.title)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(de.association.roster.unconfirmed)).toHaveCount(0);
});

test("a cancelled need says so to everybody", async ({ page, another, publish, running }) => {
  const needId = await publish();
  const helper = await another();
  await signUp(helper, needId, "Jana Krause");

  await signInAsOwner(page, running);
  await page.goto(`/association/help/${needId}`);
  await page.getByRole("link", { name: de.association.need.cancel }).click();
  await page.getByRole("button", { name: de.association.cancel.weather }).click();
  await page.waitForURL("**/association/help/*?done=cancelled");
  await expect(page.getByText(de.association.need.cancelledNow)).toBeVisible();

  await helper.reload();
  await expect(helper.getByText(de.common.need.cancelled).first()).toBeVisible();
  await expect(helper.getByText(de.help.cancelled.coming)).toBeVisible();
  await expect(helper.getByRole("button", { name: yes })).toHaveCount(0);
});

test("a resident says no this time, and changes their mind", async ({ page, publish }) => {
  await join(page, "Paul Richter");
  const needId = await publish();
  await page.goto(`/help/${needId}`);
  await expect(page.getByText(de.help.whyYou)).toBeAttached();
  await page.getByRole("button", { name: de.push.invitation.no }).click();
  await expect(page.getByText(de.help.declined.title)).toBeVisible();
  await page.getByRole("button", { name: de.common.action.undo }).click();
  await expect(page.getByText(de.help.declined.title)).toHaveCount(0);
  await page.getByRole("button", { name: yes }).click();
  await expect(page.getByText(/^Du bist dabei: /)).toBeVisible();
});

test("the association enters somebody who phoned, and takes them off again", async ({
  page,
  publish,
  running,
}) => {
  const needId = await publish();
  await signInAsOwner(page, running);
  await page.goto(`/association/help/${needId}`);
  await page.getByText(de.association.roster.add, { exact: true }).click();
  await page.getByLabel(de.association.roster.name, { exact: true }).fill("Gerda Lehmann");
  await page.getByLabel(de.association.roster.people).selectOption("3");
  await page.getByRole("button", { name: de.association.roster.submit, exact: true }).click();
  await expect(page.getByText("Gerda Lehmann").first()).toBeVisible();
  await expect(page.getByText("3 von 3").first()).toBeVisible();

  await page.getByText("Mehr zu Gerda Lehmann").locator("..").click();
  await page.getByRole("button", { name: "Gerda Lehmann austragen" }).click();
  await expect(page.getByText(de.association.roster.removed)).toBeVisible();
  await expect(page.getByText("0 von 3").first()).toBeVisible();
  await page.getByRole("button", { name: de.common.action.undo }).click();
  await expect(page.getByText("3 von 3").first()).toBeVisible();
});

test("the language changes, and stays", async ({ page }) => {
  await page.goto("/join");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

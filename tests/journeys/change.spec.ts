import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { signUp } from "./pages";

test("everyone coming is asked when the time changes", async ({ team, teamPage, residentPage }) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause" });
  const milan = await residentPage({ name: "Milan Noack" });
  for (const page of [jana, milan]) await signUp(page, id);

  await test.step("the association moves it to the evening", async () => {
    await teamPage.goto(`/association/help/${id}`);
    await teamPage.getByRole("link", { name: "Ändern" }).click();
    await teamPage.getByLabel("Beginn", { exact: true }).fill("2027-04-17T16:00");
    await teamPage.getByLabel("Ende", { exact: true }).fill("2027-04-17T20:00");
    await teamPage.getByRole("button", { name: "Änderungen speichern" }).click();
    await expect(teamPage).toHaveURL(`/association/help/${id}?done=saved`);
    await expect(teamPage.getByText("Gespeichert")).toBeVisible();
    await expect(teamPage.getByText("hat nach der Änderung noch nicht bestätigt")).toHaveCount(2);
  });

  await test.step("one still can", async () => {
    await jana.goto(`/help/${id}`);
    await expect(jana.getByText("Passt noch?")).toBeVisible();
    await expect(jana.getByText(/^Du bist dabei: .*16 Uhr/)).toBeVisible();
    await jana.getByRole("button", { name: "Ja, passt" }).click();
    await expect(jana.getByText("Passt noch?")).toBeHidden();
    await expect(jana.getByText(/^Du bist dabei:/)).toBeVisible();
  });

  await test.step("the other cannot any more", async () => {
    await milan.goto("/me");
    await milan.getByRole("link", { name: "Kuchenbuffet beim Dorffest" }).first().click();
    await milan.getByRole("button", { name: "Leider nicht mehr" }).click();
    await expect(milan.getByText("Alles klar, du bist nicht mehr dabei.")).toBeVisible();
  });

  await test.step("the association reads both", async () => {
    await teamPage.reload();
    await expect(teamPage.getByText("Noch 2 Personen fehlen.")).toBeVisible();
    await expect(teamPage.getByText("Jana Krause", { exact: true })).toBeVisible();
    await expect(teamPage.getByText("Milan Noack", { exact: true })).toBeHidden();
    await expect(teamPage.getByText("hat nach der Änderung noch nicht bestätigt")).toBeHidden();
  });
});

test("fewer places than people are refused, with the reason", async ({ team, teamPage, residentPage }) => {
  const id = await posted(team.client);
  for (const name of ["Jana Krause", "Milan Noack"]) await signUp(await residentPage({ name }), id);
  await teamPage.goto(`/association/help/${id}/edit`);
  await teamPage.getByLabel("Wie viele?", { exact: true }).fill("1");
  await teamPage.getByRole("button", { name: "Änderungen speichern" }).click();
  await expect(teamPage.locator('[data-reason="places-taken"]')).toBeVisible();
  await expect(teamPage.getByLabel("Wie viele?", { exact: true })).toHaveValue("1");
});

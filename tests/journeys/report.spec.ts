import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { enterTownHall } from "./pages";

test("a need reported by nobody in particular is hidden, says so, and its team reads why", async ({
  page,
  stranger: townHall,
  team,
  teamPage,
  world,
}) => {
  const title = "Rabatt nur heute: neue Gartenmöbel";
  const id = await posted(team.client, { title });

  await test.step("whoever sees it says what is wrong, without an account", async () => {
    await page.goto(`/help/${id}`);
    await page.getByRole("link", { name: "Inhalt melden" }).click();
    await expect(page.getByText(`Es geht um den Aufruf „${title}“ (${team.name}).`)).toBeVisible();
    await page.getByRole("radio", { name: "Werbung", exact: true }).check();
    await page.getByRole("button", { name: "Meldung abschicken" }).click();
    await expect(page.getByLabel("Was ist passiert?")).toHaveAccessibleDescription(/Diese Angabe fehlt noch/);
    await page.getByLabel("Was ist passiert?").fill("Da will ein Händler Möbel verkaufen.");
    await page.getByRole("button", { name: "Meldung abschicken" }).click();
    await expect(page.getByText("Danke, deine Meldung ist angekommen")).toBeVisible();
  });

  await test.step("the town hall reads it and hides the need, with a reason", async () => {
    await enterTownHall(townHall, world, "staff");
    await townHall.goto("/municipality/reports");
    await townHall.getByRole("link", { name: new RegExp(title) }).click();
    await expect(townHall.getByText("Da will ein Händler Möbel verkaufen.")).toBeVisible();
    await townHall.getByRole("radio", { name: /^Aufruf ausblenden/ }).check();
    await townHall.getByRole("textbox", { name: "Begründung" }).fill("Werbung gehört nicht hierher.");
    await townHall.getByRole("button", { name: "Entscheiden" }).click();
    await expect(townHall.getByText("Ihre Entscheidung gilt ab sofort.")).toBeVisible();
  });

  await test.step("its page says so and nothing more", async () => {
    await page.goto(`/help/${id}`);
    await expect(page.getByText("Dieser Aufruf ist vorübergehend ausgeblendet")).toBeVisible();
    await expect(page.getByText(title)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Ich bin dabei" })).toHaveCount(0);
  });

  await test.step("the team reads the reason", async () => {
    await teamPage.goto(`/association/help/${id}`);
    await expect(teamPage.getByText("Begründung: Werbung gehört nicht hierher.")).toBeVisible();
  });
});

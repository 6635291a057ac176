import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { signUp } from "./pages";

test("one tap cancels for the weather, and everybody reads so", async ({
  team,
  teamPage,
  stranger,
  residentPage,
}) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Krause" });
  await signUp(jana, id);

  await teamPage.goto(`/association/help/${id}`);
  await teamPage.getByRole("link", { name: "Absagen" }).click();
  await expect(teamPage.getByText("Die Person, die zugesagt hat, bekommt sofort Bescheid.")).toBeVisible();
  await teamPage.getByRole("button", { name: "Wegen des Wetters absagen" }).click();
  await expect(teamPage).toHaveURL(`/association/help/${id}?done=cancelled`);
  await expect(teamPage.getByText("Abgesagt: schlechtes Wetter")).toBeVisible();

  await jana.goto(`/help/${id}`);
  await expect(jana.getByText("Abgesagt", { exact: true })).toBeVisible();
  await expect(jana.getByText("Grund: schlechtes Wetter")).toBeVisible();
  await expect(jana.getByText("Du musst nichts weiter tun.")).toBeVisible();

  const answer = await stranger.goto(`/help/${id}`);
  expect(answer?.status()).toBe(200);
  await expect(stranger.getByText("Abgesagt", { exact: true })).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Ich bin dabei" })).toBeHidden();
});

test("another reason is told in the association's own words", async ({ team, teamPage, stranger }) => {
  const id = await posted(team.client);
  await teamPage.goto(`/association/help/${id}/cancel`);
  await teamPage.getByRole("radio", { name: "Etwas anderes" }).check();
  await teamPage.getByLabel("Ein Satz dazu").fill("Das Festzelt ist nicht da.");
  await teamPage.getByRole("button", { name: "Absagen", exact: true }).click();
  await expect(teamPage.getByText("Abgesagt: Das Festzelt ist nicht da.")).toBeVisible();
  await stranger.goto(`/help/${id}`);
  await expect(stranger.getByText("Grund: Das Festzelt ist nicht da.")).toBeVisible();
});

import { expect, test } from "../support/browser";
import { writeNeed } from "./pages";

test("an association looks at its need, keeps it as a draft and publishes it", async ({
  teamPage,
  stranger,
}) => {
  const title = "Zeltaufbau am Festplatz";
  await test.step("preview", async () => {
    await writeNeed(teamPage, { title });
    await teamPage.getByRole("button", { name: "Vorschau" }).click();
    await expect(teamPage.getByText("So sehen es die Leute")).toBeVisible();
    await expect(teamPage.getByText("Noch ist nichts veröffentlicht.")).toBeVisible();
    await expect(teamPage.getByRole("heading", { name: title })).toBeVisible();
    await teamPage.getByRole("button", { name: "Weiter bearbeiten" }).click();
    await expect(teamPage.getByLabel("Was wird gebraucht?")).toHaveValue(title);
    await expect(teamPage.getByRole("radio", { name: "Fest & Kuchen" })).toBeChecked();
  });

  const draftUrl = await test.step("draft, for the association alone", async () => {
    await teamPage.getByRole("button", { name: "Als Entwurf speichern" }).click();
    await expect(teamPage).toHaveURL("/association?done=drafted");
    await expect(teamPage.getByText("Der Entwurf ist gespeichert.")).toBeVisible();
    await teamPage.getByRole("link", { name: title }).click();
    await expect(teamPage.getByRole("heading", { level: 1, name: "Entwurf" })).toBeVisible();
    const answer = await stranger.goto(teamPage.url().replace("/association/", "/").replace("/edit", ""));
    expect(answer?.status()).toBe(404);
    return teamPage.url();
  });

  await test.step("publish", async () => {
    await teamPage.goto(draftUrl);
    await teamPage.getByRole("button", { name: "Veröffentlichen" }).click();
    await expect(teamPage).toHaveURL(/\/association\/help\/[0-9a-f-]{36}\?published=1$/);
    await expect(teamPage.getByText("Dein Aufruf ist veröffentlicht")).toBeVisible();
    await expect(teamPage.getByText("Noch 3 Personen fehlen.")).toBeVisible();
  });

  await test.step("everybody finds it by its link and in the list", async () => {
    await stranger.goto(await teamPage.getByLabel("Link zum Weitergeben").inputValue());
    await expect(stranger.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(stranger.getByText("0 von 3 gefunden")).toBeVisible();
    await stranger.getByRole("link", { name: "Alle Aufrufe" }).click();
    await expect(stranger.getByRole("link", { name: title }).first()).toBeVisible();
  });
});

test("what is missing is named beside its field, and nothing typed is lost", async ({
  teamPage,
  scripts,
}) => {
  await writeNeed(teamPage, { title: "", end: "2027-04-16T10:00" });
  await teamPage.getByRole("button", { name: "Veröffentlichen" }).click();
  const summary = teamPage.getByRole("alert", { name: "2 Angaben fehlen noch oder passen nicht" });
  await expect(summary).toBeVisible();
  if (scripts) await expect(summary).toBeFocused();
  await expect(teamPage.getByLabel("Was wird gebraucht?")).toHaveAccessibleDescription(
    /Diese Angabe fehlt noch\./,
  );
  const end = teamPage.getByLabel("Ende", { exact: true });
  await expect(end).toHaveAccessibleDescription("Das Ende muss nach dem Anfang liegen.");
  await expect(end).toHaveValue("2027-04-16T10:00");
  await expect(teamPage.getByLabel("Ort", { exact: true })).toHaveValue("Herzberg (Elster)");
  if (!scripts) return;
  await test.step("nor without a connection, nor when the page is loaded again", async () => {
    await teamPage.context().setOffline(true);
    await teamPage.getByRole("button", { name: "Veröffentlichen" }).click();
    await expect(teamPage.getByText("Das ist noch nicht abgeschickt.")).toBeVisible();
    await expect(end).toHaveValue("2027-04-16T10:00");
    await teamPage.context().setOffline(false);
    await teamPage.reload();
    await expect(teamPage.getByText("Weiter, wo du aufgehört hast")).toBeVisible();
    await expect(end).toHaveValue("2027-04-16T10:00");
  });
});

test("a second shift can be added and taken away again", async ({ teamPage }) => {
  await writeNeed(teamPage, { title: "Kuchenbuffet in zwei Schichten" });
  await teamPage.getByRole("button", { name: "Weiterer Termin" }).click();
  const second = teamPage.getByRole("group", { name: "Termin 2" });
  await expect(second.getByLabel("Beginn", { exact: true })).toHaveValue("2027-04-17T18:00");
  await teamPage.getByRole("button", { name: "Termin 1 entfernen" }).click();
  await expect(teamPage.getByLabel("Beginn", { exact: true })).toHaveValue("2027-04-17T18:00");
  await expect(teamPage.getByLabel("Was wird gebraucht?")).toHaveValue("Kuchenbuffet in zwei Schichten");
});

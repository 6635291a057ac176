import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { signUp } from "./pages";

test("what we know of somebody, as page and file, and gone for good", async ({
  page,
  team,
  teamPage,
  residentPage,
}) => {
  const id = await posted(team.client);
  const jana = await residentPage({ name: "Jana Apfelkern", phone: "0151 7770041" });
  await signUp(jana, id);
  await teamPage.goto(`/association/help/${id}`);
  await expect(teamPage.getByText("Jana Apfelkern", { exact: true })).toBeVisible();

  await jana.goto("/me");
  await jana.getByRole("link", { name: "Deine Daten" }).click();
  await expect(jana.getByRole("heading", { level: 1 })).toHaveText("Deine Daten");
  await expect(jana.getByRole("region", { name: "Du", exact: true })).toContainText("Jana Apfelkern");
  const signups = jana.getByRole("region", { name: "Deine Zusagen" });
  await expect(signups).toContainText("Kuchenbuffet beim Dorffest");
  await expect(signups).toContainText("12 Monate");
  const file = await jana.request.get("/me/data.json");
  expect(file.headers()["content-type"]).toContain("application/json");
  const { data } = await file.json();
  expect(data.Person).toMatchObject([{ name: "Jana Apfelkern", phone: "0151 7770041" }]);
  expect(data.Signup[0].about).toMatchObject({ need: "Kuchenbuffet beim Dorffest", association: team.name });
  expect(JSON.stringify(data)).not.toContain("idHash");

  await jana.getByRole("link", { name: "Alles löschen" }).click();
  await expect(
    jana.getByText("Deine kommende Zusage wird zurückgenommen, der Verein erfährt es."),
  ).toBeVisible();
  await jana.getByRole("button", { name: "Ja, alles löschen" }).click();
  await expect(jana.getByRole("heading", { level: 1 })).toHaveText(
    "Alles gelöscht. Danke, dass du dabei warst.",
  );

  // The cookie opens nothing any more, nor does what it was.
  await jana.goto("/me/data");
  await expect(jana).toHaveURL(/\/login\?to=/);
  await teamPage.goto(`/association/help/${id}`);
  await expect(teamPage.getByText("Jana Apfelkern")).toHaveCount(0);
  await page.goto(`/help/${id}`);
  await expect(page.getByText("0 von 3 gefunden")).toBeVisible();
});

test("who answers for an association hands over first", async ({ teamPage, team }) => {
  await teamPage.goto("/me/leave");
  const refused = teamPage.getByRole("alert");
  await expect(refused).toContainText(`Zuerst braucht ${team.name} jemand anderen in der Leitung.`);
  await expect(teamPage.getByRole("button", { name: "Ja, alles löschen" })).toHaveCount(0);
});

test("somebody of thirteen asks a parent, who agrees and takes it back", async ({
  page,
  stranger,
  team,
  world,
}) => {
  const id = await posted(team.client);
  await page.goto(`/help/${id}`);
  await page.getByLabel("Dein Name").fill("Mia Krause");
  await page.getByText("Ich bin noch unter 18").click();
  await page.getByLabel("Dein Geburtsjahr").fill("2013");
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  const kindly = page.locator("[data-reason=consent]");
  await expect(kindly).toContainText("Bis du 16 bist, brauchen wir vorher das Ja deiner Eltern.");
  await kindly.getByLabel("Wen fragen wir?").fill("Petra Krause");
  await kindly.getByLabel("Telefonnummer").fill("03535 7788");
  await kindly.getByRole("button", { name: "Fragen" }).click();
  await expect(page.getByText("Wir warten auf das Ja von Petra Krause.")).toBeVisible();
  const link = await page.getByRole("textbox", { name: "Link" }).first().inputValue();
  expect(link).toMatch(new RegExp(`^${world.app.baseUrl}/guardian/[\\w-]{43}$`));

  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Mia Krause möchte mithelfen");
  await stranger.getByRole("button", { name: "Ja, ich bin einverstanden" }).click();
  await expect(stranger.getByText(/^Sie haben am .* zugestimmt/)).toBeVisible();
  await signUp(page, id);

  await stranger.getByRole("button", { name: "Einverständnis zurücknehmen" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(
    "Ihr Einverständnis ist zurückgenommen.",
  );
  await page.goto(`/help/${id}`);
  await expect(page.getByText("Bis du 16 bist, brauchen wir vorher das Ja deiner Eltern.")).toBeVisible();
  await expect(page.getByText(/^Du bist dabei:/)).toHaveCount(0);
});

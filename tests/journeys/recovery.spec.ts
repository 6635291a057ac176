import { expect, test } from "../support/browser";
import { eventually } from "../support/http";

test("a resident without e-mail gets back in with a sheet of paper, and by a second device", async ({
  residentPage,
  stranger,
  scripts,
}) => {
  const page = await residentPage();
  await page.goto("/me");
  await page.getByRole("link", { name: "Notfallblatt machen" }).click();
  await page.getByRole("button", { name: "Notfallblatt machen" }).click();
  const code = (await page.locator("[data-code]").getAttribute("data-code")) ?? "";
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);

  // The phone is gone. The neighbour's computer, the sheet, and somebody who types as people do.
  await stranger.goto("/login/recover");
  await stranger.getByLabel("Code vom Blatt").fill("0000");
  await stranger.getByRole("button", { name: "Anmelden" }).click();
  const field = stranger.getByLabel("Code vom Blatt");
  await expect(field).toHaveAccessibleDescription(/24 Zeichen/);
  await expect(field).toHaveValue("0000");
  await field.fill(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l"));
  await stranger.getByRole("button", { name: "Anmelden" }).click();
  await expect(stranger).toHaveURL("/me/recovery?used");
  await expect(stranger.getByText("Dein Blatt ist jetzt verbraucht.")).toBeVisible();

  // A new sheet at once, this time scanned; the used one is worth nothing.
  await stranger.getByRole("button", { name: "Notfallblatt machen" }).click();
  const second = (await stranger.locator("[data-code]").getAttribute("data-code")) ?? "";
  expect(second).not.toBe(code);
  await stranger.context().clearCookies();
  await stranger.goto(`/login/recover?code=${code.replaceAll("-", "")}`);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Dieses Blatt gilt nicht mehr");
  await stranger.goto(`/login/recover?code=${second.replaceAll("-", "")}`);
  await stranger.getByRole("button", { name: "Als Jana Krause anmelden" }).click();
  await expect(stranger).toHaveURL("/me/recovery?used");

  // The first device lends itself to a second.
  await stranger.context().clearCookies();
  await page.goto("/me/second-device");
  const shown = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "QR-Code zeigen" }).click();
  const link = /\/login\/[\w-]{43}/.exec(await (await shown).text())?.[0] ?? "";
  await expect(page.getByRole("img", { name: /QR-Code/ })).toBeVisible();
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Als Jana Krause anmelden" }).click();
  await expect(stranger).toHaveURL("/me");
  if (!scripts) await page.getByRole("link", { name: "Hat es geklappt?" }).click();
  await expect(page.getByText("Wurde eingelöst")).toBeVisible();
});

test("a link opened on another device only shows digits, which sign in where it was asked for", async ({
  page,
  stranger,
  team,
  world,
}) => {
  const [{ email } = { email: "" }] = await world.sql<{ email: string }[]>`
    select email from "Person" where id = ${team.ownerId}`;
  await page.goto("/login?to=/me");
  await page.getByLabel("Deine E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Link schicken" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Link geschickt");
  const mails = await eventually(world.app.mails, (all) => all.some((mail) => mail.includes(email)));
  const mail = mails.filter((one) => one.includes(email)).at(-1) ?? "";
  const link = /\/login\/[\w-]{43}\S*/.exec(mail.replace(/=\r?\n/g, "").replaceAll("=3D", "="))?.[0] ?? "";
  await stranger.goto(link);
  await expect(stranger.getByRole("button", { name: /anmelden/ })).toHaveCount(0);
  await expect(stranger.getByText("Sag sie niemandem.")).toBeVisible();
  const digits = (await stranger.locator("[data-code]").getAttribute("data-code")) ?? "";
  await page.getByLabel("Sechs Ziffern").fill(`${digits.slice(0, 3)} ${digits.slice(3)}`);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page).toHaveURL("/me");
  await stranger.reload();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Dieser Link gilt nicht mehr");
});

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { signInToken } from "../support/demo-village";

/** A phone with a finger that is always there (WebDriver's virtual authenticator, by the DevTools protocol). */
async function withAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether somebody touches it: the mail field's own offer would otherwise be taken by itself. */
    touches: (enabled: boolean) =>
      devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

test("a coordinator makes a passkey, signs in by it, names it and takes it away", async ({
  page,
  team,
  world,
}) => {
  const phone = await withAuthenticator(page);

  await test.step("offered after signing in by a link", async () => {
    await page.goto(`/login/${await signInToken(world.sql, team.ownerId)}`);
    await page.getByRole("button", { name: "Als Ines Schuster anmelden" }).click();
    await expect(page.getByRole("heading", { name: "Nächstes Mal mit einem Fingertipp" })).toBeVisible();
    await page.getByRole("link", { name: "Passkey anlegen" }).click();
    await page.getByRole("button", { name: "Passkey anlegen" }).click();
    await expect(page.getByText("Dein Passkey ist da.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "noch nicht benutzt" })).toHaveCount(1);
  });

  await test.step("no longer offered, and the same device makes no second one", async () => {
    await page.getByRole("button", { name: "Noch einen Passkey anlegen" }).click();
    await expect(page.getByText("Auf diesem Gerät gibt es schon einen Passkey")).toBeVisible();
    await page.goto("/association");
    await expect(page.getByRole("heading", { name: "Nächstes Mal mit einem Fingertipp" })).toHaveCount(0);
  });

  await test.step("in again with three taps at most", async () => {
    await page.getByRole("button", { name: "Abmelden" }).click();
    await expect(page).toHaveURL("/");
    await phone.touches(false);
    let taps = 0;
    const tap = async (name: string, role: "link" | "button") => {
      taps += 1;
      await page.getByRole(role, { name, exact: true }).first().click();
    };
    await tap("Für Vereine", "link");
    await expect(page.getByRole("button", { name: "Mit Passkey anmelden" })).toBeVisible();
    await phone.touches(true);
    // The mail field's own offer may be taken in the moment before the button, which then is gone: a tap less.
    await Promise.race([tap("Mit Passkey anmelden", "button"), page.waitForURL("/association")]);
    // The finger on the sensor.
    taps += 1;
    await expect(page).toHaveURL("/association");
    expect(taps).toBeLessThanOrEqual(3);
  });

  await test.step("named, and taken away", async () => {
    await page.goto("/me/passkeys");
    const row = page.getByRole("listitem").filter({ hasText: "zuletzt benutzt" });
    await row.getByText("Ändern").first().click();
    await row.getByLabel("Wie soll er heißen?").fill("Mein Telefon");
    await row.getByRole("button", { name: "Umbenennen" }).click();
    await expect(page.getByText("Umbenannt.")).toBeVisible();
    const named = page.getByRole("listitem").filter({ hasText: "Mein Telefon" });
    await named.getByText("Ändern").first().click();
    await named.getByRole("button", { name: "Mein Telefon entfernen" }).click();
    await expect(page.getByText("Noch kein Passkey")).toBeVisible();
  });

  await test.step("it no longer signs in", async () => {
    await page.goto("/association");
    await page.getByRole("button", { name: "Abmelden" }).click();
    await phone.touches(false);
    await page.goto("/login");
    await expect(page.getByRole("button", { name: "Mit Passkey anmelden" })).toBeVisible();
    await phone.touches(true);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    // The mail field's own offer may have been taken too, in the moment before the button: it says the same.
    await expect(page.locator('[data-reason="unknown"]').first()).toBeVisible();
  });
});

test("the list of devices signs another browser out, and the town hall waits for a passkey", async ({
  page,
  stranger,
  team,
  world,
}) => {
  for (const browser of [page, stranger]) await enter(browser, await signInToken(world.sql, team.ownerId));

  await test.step("another browser", async () => {
    await page.goto("/me/devices");
    await expect(page.getByText("dieses Gerät", { exact: true })).toHaveCount(1);
    const others = page.getByRole("button").filter({ hasText: "Dort abmelden" });
    // The fixture's own client, and the stranger's.
    await expect(others).toHaveCount(2);
    await page.getByText("Überall abmelden").click();
    await page.getByRole("button", { name: "Nur die anderen abmelden" }).click();
    await expect(page.getByText("2 andere Geräte sind abgemeldet.")).toBeVisible();
    await stranger.goto("/me");
    await expect(stranger).toHaveURL(/\/login\?to=%2Fme$/);
  });

  await world.sql`insert into "Staff" (id, "personId", "municipalityId", role)
    values (gen_random_uuid(), ${team.ownerId}, ${world.municipalityId}, 'administrator')`;
  await test.step("a link alone does not open the town hall; making a passkey does", async () => {
    await withAuthenticator(page);
    await page.goto("/login/prove?to=/me/devices");
    await expect(page.getByRole("heading", { name: "Legen Sie Ihren Passkey an" })).toBeVisible();
    const before = await sessionCookie(page.context());
    await page.getByRole("button", { name: "Passkey anlegen und weiter" }).click();
    await expect(page).toHaveURL("/me/devices");
    expect(await sessionCookie(page.context())).not.toBe(before);
  });

  await test.step("after twelve hours without a visit it asks for the passkey, and for nothing less", async () => {
    await world.sql`update "Session" set "lastSeenAt" = now() - interval '13 hours', "provedAt" = now() - interval '13 hours'
      where "personId" = ${team.ownerId}`;
    await page.goto("/login/prove?to=/me/devices");
    await expect(page.getByRole("heading", { name: "Zugang zum Rathaus" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Link an/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Mit Passkey bestätigen" }).click();
    await expect(page).toHaveURL("/me/devices");
  });
});

async function enter(page: Page, token: string) {
  await page.goto(`/login/${token}`);
  await page.getByRole("button", { name: "Als Ines Schuster anmelden" }).click();
  await expect(page).not.toHaveURL(/\/login\//);
}

async function sessionCookie(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === "session")?.value;
}

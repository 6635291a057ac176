import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";

// Who is here for the first time has no service worker yet that would keep what finds no connection.
test.use({ serviceWorkers: "block" });

test("a yes says at once that it is on its way, goes once, and waits for a connection without losing a word", async ({
  context,
  page,
  team,
}) => {
  const id = await posted(team.client);
  await page.goto(`/help/${id}`);
  await page.getByLabel("Dein Name").fill("Kim Lehmann");
  const yes = page.locator(".action-bar button").first();

  await test.step("no connection: a word about it, and everything stays", async () => {
    await context.setOffline(true);
    await yes.click();
    await expect(page.getByRole("alert")).toContainText("Das ist noch nicht abgeschickt.");
    await expect(page.getByLabel("Dein Name")).toHaveValue("Kim Lehmann");
    await expect(yes).toHaveText("Ich bin dabei");
    await context.setOffline(false);
    await expect(page.getByRole("alert")).toBeHidden();
  });

  await test.step("a connection that only seems to be one: the same, and no error page of the browser's", async () => {
    await context.route(/healthz|signup/, (route) => route.abort());
    await yes.click();
    await expect(page.getByRole("alert")).toContainText("Was du eingegeben hast, steht noch da");
    await expect(page.getByLabel("Dein Name")).toHaveValue("Kim Lehmann");
    await expect(yes).toHaveText("Ich bin dabei");
    await context.unroute(/healthz|signup/);
  });

  await test.step("with one: said at once, and a second tap sends nothing", async () => {
    const posts: string[] = [];
    page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
    // Both taps before the browser leaves the page.
    const said = await yes.evaluate((button: HTMLButtonElement) => {
      button.click();
      const words = button.textContent;
      button.click();
      return words;
    });
    expect(said).toBe("Wird gesendet …");
    await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
    expect(posts.filter((url) => url.endsWith("/signup"))).toHaveLength(1);
  });
});

test("the page is passed on by the phone's own sheet, or copied", async ({ context, page, team }) => {
  const id = await posted(team.client);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.addInitScript(() => {
    Object.assign(navigator, {
      share: async (what: ShareData) => Object.assign(window, { shared: what }),
    });
  });
  await page.goto(`/help/${id}`);
  const address = await page.getByLabel("Link zum Weitergeben").inputValue();
  expect(new URL(address).pathname).toMatch(/^\/g\/[2-9A-HJKMNP-Z]{6}$/);

  await page.getByRole("link", { name: "Teilen", exact: true }).click();
  expect(await page.evaluate(() => Reflect.get(window, "shared"))).toEqual({
    url: address,
    text: expect.stringContaining("Kuchenbuffet beim Dorffest"),
  });
  await page.getByRole("button", { name: "Link kopieren" }).click();
  await expect(page.getByRole("button", { name: "Kopiert" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.getByText("QR-Code zeigen").click();
  await expect(page.getByRole("img", { name: "QR-Code mit dem Link zu dieser Seite" })).toBeVisible();
});

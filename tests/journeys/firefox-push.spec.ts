import { expect, watch } from "../support/browser";
import { posted } from "../support/demo-village";
import { clickNotification } from "../support/firefox";
import { joinAndRing, shownIn, test } from "../support/firefox-world";
import { writeNeed } from "./pages";

test("a ping rings in Firefox, its click opens the need, and the association sees who is coming", async ({
  firefox,
  push,
  teamPage,
  world,
}) => {
  const context = await firefox.newContext({ baseURL: world.app.baseUrl, locale: "de-DE" });
  const complaints = watch(context, world.app.baseUrl);
  const resident = await context.newPage();
  // Another test's pings came to the same push service.
  const before = { acks: push.acks.length, received: push.received.length };

  await test.step("Jana joins and lets her browser ring", () => joinAndRing(resident));

  const needUrl = await test.step("the association posts what it needs", async () => {
    await writeNeed(teamPage, { title: "Kuchenbuffet beim Dorffest" });
    await teamPage.getByRole("button", { name: "Veröffentlichen" }).click();
    await expect(teamPage.getByText("Dein Aufruf ist veröffentlicht")).toBeVisible();
    return teamPage.url().replace("/association/", "/").replace(/\?.*/, "");
  });

  await test.step("the ping arrives encrypted, and Firefox reads and shows it", async () => {
    await push.until(() => push.acks.length > before.acks, "Firefox acknowledges the ping", 20_000);
    expect(push.acks.slice(before.acks).map(({ code }) => code)).toEqual([100]);
    const [ping] = push.received.slice(before.received);
    expect(ping?.headers["content-encoding"]).toBe("aes128gcm");
    expect(ping?.body.includes("Kuchenbuffet")).toBe(false);
    expect(await shownIn(resident)).toEqual([
      { title: "Kuchenbuffet beim Dorffest", body: expect.stringContaining("Zuhause") },
    ]);
  });

  const need = await test.step("a click on it opens the need", async () => {
    const opened = context.waitForEvent("page");
    await clickNotification(firefox);
    const page = await opened;
    await expect(page).toHaveURL(`${needUrl}?ping=1`);
    return page;
  });

  await test.step("one tap, and she has a place", async () => {
    await need.getByRole("button", { name: "Ich bin dabei" }).click();
    await expect(need.getByText(/^Du bist dabei:/)).toBeVisible();
  });

  await test.step("the association's page shows it without a reload", async () => {
    await expect(teamPage.getByText("Noch 2 Personen fehlen.")).toBeVisible();
    await expect(teamPage.getByText("Jana Krause", { exact: true })).toBeVisible();
  });
  // Before the browser closes: Playwright's pictures put a style into the pages, which our CSP refuses.
  expect(complaints).toEqual([]);
  await context.close();
});

test("who has just said yes lets this browser ring, on the need's own page", async ({
  firefox,
  team,
  world,
}) => {
  const context = await firefox.newContext({ baseURL: world.app.baseUrl, locale: "de-DE" });
  const complaints = watch(context, world.app.baseUrl);
  const page = await context.newPage();
  await page.goto(`/help/${await posted(team.client)}`);
  await page.getByLabel("Dein Name").fill("Kim Lehmann");
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  await page.getByRole("button", { name: "Ja, klingeln" }).click();
  await expect(page.getByText("Dieses Gerät klingelt.")).toBeVisible();
  const [device] = await world.sql`
    select p.name from "PushSubscription" s join "Person" p on p.id = s."personId" where p.name = 'Kim Lehmann'`;
  expect(device).toEqual({ name: "Kim Lehmann" });
  await page.reload();
  await expect(page.getByText(/^Du bist dabei:/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sollen wir klingeln?" })).toBeHidden();
  expect(complaints).toEqual([]);
  await context.close();
});

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { temporaryFolder } from "./app";
import { test as base, expect, openWorld } from "./browser";
import { launchFirefox } from "./firefox";
import { type PushServer, startPushServer } from "./push-server";

/** The built server with a push service that Firefox subscribes at, and such a Firefox. */
export const test = base.extend<{ firefox: Browser }, { push: PushServer }>({
  push: [
    async ({ playwright: _ }, use) => {
      const push = await startPushServer();
      await use(push);
      await push.close();
    },
    { scope: "worker" },
  ],
  world: [
    async ({ push }, use) => {
      const folder = await temporaryFolder();
      const authority = join(folder, "push-service.pem");
      await writeFile(authority, push.ca);
      const world = await openWorld({ NODE_EXTRA_CA_CERTS: authority, PUSH_EXTRA_ORIGINS: push.origin });
      await use(world.value);
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 90_000 },
  ],
  firefox: async ({ push }, use) => {
    const firefox = await launchFirefox(push);
    await use(firefox);
    await firefox.close();
  },
});

/** Jana joins in this browser and lets it ring. */
export async function joinAndRing(page: Page): Promise<void> {
  await page.goto("/join");
  await page.getByLabel("Dein Name").fill("Jana Krause");
  await page.getByLabel("Wo bist du zu Hause?").fill("Herzberg (Elster)");
  await page.getByRole("button", { name: "Mitmachen" }).click();
  await expect(page).toHaveURL("/me?welcome=1");
  await page.getByRole("button", { name: "Ja, klingeln" }).click();
  await expect(page.getByText("Dieses Gerät klingelt.")).toBeVisible();
}

/** What stands on the screen of this browser, of one tag or at all. */
export function shownIn(page: Page, tag?: string): Promise<{ title: string; body: string }[]> {
  return page.evaluate(async (only) => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications(only ? { tag: only } : {});
    return all.map(({ title, body }) => ({ title, body }));
  }, tag);
}

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expect, setOffline, test } from "../support/browser";
import { posted, shiftsOf } from "../support/demo-village";
import { createClient, eventually } from "../support/http";

const title = "Kuchenbuffet beim Dorffest";
const confirmed = async (sql: Sql, needId: string) => {
  const rows = await sql<{ status: string }[]>`
    select t.status from "Signup" t join "Shift" s on s.id = t."shiftId" where s."helpRequestId" = ${needId}`;
  return rows.map(({ status }) => status);
};

test("without a connection one reads what one said yes to, says yes and no, and it arrives once", async ({
  browserName,
  residentPage,
  team,
  world: { sql },
}) => {
  // What lies near is kept, too: the other journeys' needs are not to be met here.
  await sql`delete from "HelpRequest"`;
  const [mine, next] = [
    await posted(team.client),
    await posted(team.client, {
      title: "Zelt aufbauen",
      "shifts[0].start": "2027-04-16T14:00",
      "shifts[0].end": "2027-04-16T18:00",
    }),
  ];
  const jana = await residentPage({ name: "Jana Krause" });
  const network = jana.context();
  await jana.goto(`/help/${mine}`);
  await workerReady(jana);
  await jana.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(jana.getByText(/^Du bist dabei:/)).toBeVisible();
  await eventually(
    () => kept(jana),
    (needs) => needs.some(({ id, as }) => id === mine && as === "own") && needs.some(({ id }) => id === next),
  );

  // Only Chromium says when a page could be an app, and lets Playwright lose the answer to a worker's request.
  const chromium = browserName === "chromium";
  if (chromium)
    await test.step("the app is offered, and declined for good", async () => {
      const offer = jana.locator('[data-install="card"]');
      await expect(jana.getByRole("heading", { name: "Sollen wir klingeln?" })).toBeVisible();
      await expect.poll(() => jana.evaluate(offerApp)).toBe(true);
      await expect(offer).toBeHidden();
      // One offer a visit, and the next one at the next.
      await jana.evaluate(() => sessionStorage.clear());
      await jana.reload();
      await expect.poll(() => jana.evaluate(offerApp)).toBe(true);
      await expect(offer.getByRole("button", { name: "Jetzt hinzufügen" })).toBeVisible();
      await expect(jana.getByRole("heading", { name: "Sollen wir klingeln?" })).toBeHidden();
      await offer.getByRole("button", { name: "Nicht jetzt" }).click();
      await expect(offer).toBeHidden();
      await jana.reload();
      await expect.poll(() => jana.evaluate(offerApp)).toBe(true);
      await expect(offer).toBeHidden();
    });

  await setOffline(jana, true);
  await test.step("time, place and contact are there, on the own page and on the need's", async () => {
    await jana.goto("/me");
    await expect(jana.getByText(/^Gerade keine Verbindung\. Stand:/)).toBeVisible();
    await expect(jana.getByRole("heading", { name: "Hier packst du mit an" })).toBeVisible();
    await expect(jana.getByText("Sa, 17. Apr. · 14–18 Uhr")).toBeVisible();
    await expect(jana.getByText("Festzelt").first()).toBeVisible();
    await expect(jana.getByRole("link", { name: "03535 1234" })).toHaveAttribute("href", "tel:035351234");
    expect((await new AxeBuilder({ page: jana }).analyze()).violations).toEqual([]);
    await jana.getByRole("link", { name: "Zelt aufbauen" }).click();
    await expect(jana.getByRole("heading", { name: "Zelt aufbauen" })).toBeVisible();
  });

  await test.step("a yes waits, and is taken back before it went", async () => {
    await jana.getByRole("button", { name: "Ich bin dabei" }).click();
    await expect(jana).toHaveURL(`/help/${next}`);
    await expect(jana.getByText("Wird gesendet")).toBeVisible();
    await jana.getByRole("button", { name: "Doch nicht senden" }).click();
    await expect(jana.getByText("Wird gesendet")).toHaveCount(0);
    expect(await queue(jana)).toEqual([]);
    await jana.getByRole("button", { name: "Ich bin dabei" }).click();
    await expect(jana.getByText("Wird gesendet")).toBeVisible();
    expect(await confirmed(sql, next)).toEqual([]);
  });

  if (!chromium) await setOffline(jana, false);
  else
    await test.step("its answer is lost and the app is updated: it stays in the queue", async () => {
      let lost = 0;
      await network.route("**/submission", async (route) => {
        await route.fetch();
        lost += 1;
        await route.abort();
      });
      await setOffline(jana, false);
      await eventually(
        async () => lost,
        (count) => count > 0,
      );
      expect(await confirmed(sql, next)).toEqual(["confirmed"]);
      await jana.evaluate(async () => {
        const taken = new Promise((resolve) =>
          navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
        );
        await navigator.serviceWorker.register("/service-worker.js?next");
        await taken;
      });
      expect(await queue(jana)).toHaveLength(1);
      expect((await kept(jana)).length).toBeGreaterThan(0);
    });

  await test.step("sent again it is still one, and the page says so", async () => {
    if (chromium) await network.unroute("**/submission");
    await jana.goto(`/help/${next}`);
    await eventually(
      () => queue(jana),
      (waiting) => waiting.length === 0,
    );
    await expect(jana.getByText(/^Du bist dabei:/)).toBeVisible();
    await expect(jana.getByText("Wird gesendet")).toHaveCount(0);
    expect(await confirmed(sql, next)).toEqual(["confirmed"]);
  });

  await test.step("signed out, this browser holds nothing of her", async () => {
    await jana.goto("/me");
    // A worker that came while Playwright routed requests answers slowly for a while, on a busy machine for long.
    await jana.getByRole("button", { name: "Abmelden" }).click({ timeout: 60_000 });
    await expect(jana).toHaveURL("/");
    await eventually(
      () => kept(jana),
      (needs) => needs.length === 0,
    );
  });
});

test("a visitor's yes waits for the connection, and its refusal is told kindly, once", async ({
  page,
  team,
  world: { app, sql },
}) => {
  const need = await posted(team.client, { "shifts[0].places": "1" });
  await page.goto(`/help/${need}`);
  await workerReady(page);
  await setOffline(page, true);
  await page.getByLabel("Dein Name").fill("Kim Lehmann");
  await page.getByRole("button", { name: "Ich bin dabei" }).click();
  await expect(page).toHaveURL(`/help/${need}`);
  await expect(page.getByText(`Deine Zusage für „${title}“ geht raus`, { exact: false })).toBeVisible();

  const [shiftId = ""] = await shiftsOf(sql, need);
  const faster = await createClient(app.baseUrl).post(`/help/${need}/signup`, {
    shiftId,
    name: "Toni Schulze",
  });
  expect(faster.status).toBe(303);

  await setOffline(page, false);
  const refused = page.locator('[data-queue="refused"]');
  await expect(refused).toContainText(`Deine Zusage für „${title}“ konnte nicht gesendet werden.`);
  await expect(refused).toContainText("Inzwischen haben sich genug gefunden.");
  expect(await confirmed(sql, need)).toEqual(["confirmed"]);
  await refused.getByRole("button", { name: "Verstanden" }).click();
  await expect(refused).toHaveCount(0);
  await page.reload();
  await eventually(
    () => stored<unknown[]>(page, "told"),
    (told) => (told ?? []).length === 0,
  );
  await expect(refused).toHaveCount(0);
});

/**
 * What Chromium says when it would install the page; under remote control it never does.
 * @returns whether the page heard it: it then keeps the offer to itself
 */
function offerApp(): boolean {
  const prompt = { prompt: async () => undefined, userChoice: new Promise(() => {}) };
  return !window.dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), prompt));
}

async function workerReady(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker?.controller !== null);
}

type Entry = { id: string; as: string };

/** What this browser keeps, as the worker reads it. */
function kept(page: Page): Promise<Entry[]> {
  return stored<{ needs: Entry[] }>(page, "kept").then((value) => value?.needs ?? []);
}

async function queue(page: Page): Promise<unknown[]> {
  return (await stored<unknown[]>(page, "queue")) ?? [];
}

function stored<T>(page: Page, key: string): Promise<T | null> {
  return page.evaluate(
    (name) =>
      new Promise<T | null>((resolve) => {
        const opening = indexedDB.open("anpacken");
        // To look must not make it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve(null);
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains("offline")) return resolve(null);
          const asked = db.transaction("offline").objectStore("offline").get(name);
          asked.onsuccess = () => {
            db.close();
            resolve(asked.result ?? null);
          };
        };
      }),
    key,
  );
}

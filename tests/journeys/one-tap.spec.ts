import { createHmac, hkdfSync } from "node:crypto";
import type { Page } from "@playwright/test";
import { keys } from "../support/app";
import { expect, test, type World } from "../support/browser";
import { posted, shiftsOf } from "../support/demo-village";

/** The link in a ping, as the product makes it (models/answer-token.server). */
function answerLink(residentId: string, helpRequestId: string, shiftId: string): string {
  const ids = [residentId, helpRequestId, shiftId].join("").replaceAll("-", "");
  const bytes = Buffer.from(ids, "hex");
  const key = Buffer.from(hkdfSync("sha256", keys.SESSION_SECRET, "", "anpacken one-tap link", 32));
  const mac = createHmac("sha256", key).update(bytes).digest();
  return `/ping/${Buffer.concat([bytes, mac]).toString("base64url")}`;
}

async function personOf({ sql }: World, name: string): Promise<string> {
  const [person] = await sql<{ id: string }[]>`select id from "Person" where name = ${name}`;
  return person?.id ?? "";
}

const confirmed = async ({ sql }: World, personId: string) => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from "Signup" where "personId" = ${personId} and status = 'confirmed'`;
  return row?.count;
};

const tap = (page: Page, name: string) => page.getByRole("button", { name }).click();

let number = 0;

test("from a ping's link to a place with one tap, in a browser where nobody is signed in, and back", async ({
  residentPage,
  stranger,
  team,
  world,
}) => {
  number += 1;
  const name = `Jana Krause ${number}`;
  await residentPage({ name });
  const id = await posted(team.client);
  const jana = await personOf(world, name);
  const [shift = ""] = await shiftsOf(world.sql, id);
  // Whoever has a link was asked, whatever the wave of this need decided.
  await world.sql`
    insert into "Invitation" (id, "helpRequestId", "residentId", reasons, "deliverAt", "rungAt")
    values (gen_random_uuid(), ${id}, ${jana}, '{}', now(), now()) on conflict do nothing`;
  const link = answerLink(jana, id, shift);

  await test.step("opening it changes nothing and leaves an address that may be shared", async () => {
    await stranger.goto(link);
    await expect(stranger).toHaveURL(`/ping/need/${id}`);
    await expect(stranger.getByText(`Du sagst als ${name} zu. Nicht du?`)).toBeVisible();
    expect(await confirmed(world, jana)).toBe(0);
    const [cookie] = (await stranger.context().cookies()).filter((one) => one.name === "ping");
    expect(cookie).toMatchObject({ httpOnly: true, path: `/ping/need/${id}`, sameSite: "Lax" });
  });

  await test.step("one tap is a place, and signs nobody in", async () => {
    await tap(stranger, "Ich bin dabei");
    await expect(stranger.getByText(/^Du bist dabei: Sa, 17\. Apr\./)).toBeVisible();
    await expect(stranger.getByText("Ansprechperson: Ines Schuster")).toBeVisible();
    await expect(stranger.getByRole("link", { name: "Weg zeigen" })).toBeVisible();
    expect(await confirmed(world, jana)).toBe(1);
    await expect(stranger.getByRole("link", { name: "Mitmachen" })).toBeVisible();
    expect((await stranger.context().cookies()).map((one) => one.name)).not.toContain("session");
  });

  await test.step("taken back by the same link, then not this time, and that taken back, too", async () => {
    await tap(stranger, "Rückgängig machen");
    await expect(stranger.getByRole("button", { name: "Ich bin dabei" })).toBeVisible();
    expect(await confirmed(world, jana)).toBe(0);
    await tap(stranger, "Diesmal nicht");
    await expect(stranger.getByText("Diesmal nicht, kein Problem.")).toBeVisible();
    await tap(stranger, "Rückgängig machen");
    await expect(stranger.getByRole("button", { name: "Ich bin dabei" })).toBeVisible();
  });

  await test.step("without the link the address leads to the need, as for everybody", async () => {
    await stranger.context().clearCookies();
    await stranger.goto(`/ping/need/${id}`);
    await expect(stranger).toHaveURL(`/help/${id}`);
    await expect(stranger.getByLabel("Dein Name")).toBeVisible();
  });
});

test("who is not meant says yes for somebody else, and the signed-in browser stays whose it was", async ({
  residentPage,
  team,
  world,
}) => {
  number += 1;
  const name = `Jana Krause ${number}`;
  const page = await residentPage({ name });
  const id = await posted(team.client);
  const [shift = ""] = await shiftsOf(world.sql, id);
  await page.goto(answerLink(await personOf(world, name), id, shift));
  await page.getByRole("link", { name: "Für jemand anderen zusagen" }).click();
  await page.getByLabel("Dein Name").fill(`Oma Krause ${number}`);
  await tap(page, "Ich bin dabei");
  await expect(page.getByText("Die Zusage ist eingetragen. Danke!")).toBeVisible();
  expect(await confirmed(world, await personOf(world, `Oma Krause ${number}`))).toBe(1);
  expect(await confirmed(world, await personOf(world, name))).toBe(0);
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: `Hallo, ${name}` })).toBeVisible();
});

test("a link that was tampered with is nobody's, one that comes too late says so", async ({
  residentPage,
  stranger,
  team,
  world,
}) => {
  number += 1;
  const name = `Jana Krause ${number}`;
  await residentPage({ name });
  const id = await posted(team.client);
  const [shift = ""] = await shiftsOf(world.sql, id);
  const link = answerLink(await personOf(world, name), id, shift);
  const answer = await stranger.request.get(`${link.slice(0, -2)}AA`);
  expect(answer.status()).toBe(404);
  await stranger.goto(link);
  await world.sql`update "Shift" set start = '2027-04-12T09:00:00+02:00' where id = ${shift}`;
  await tap(stranger, "Ich bin dabei");
  await expect(stranger.getByText("Dieser Link gilt nicht mehr")).toBeVisible();
});

test("quiet hours, budget and digest are everyone's own; everything off is one tap away", async ({
  residentPage,
}) => {
  number += 1;
  const page = await residentPage({ name: `Jana Krause ${number}` });
  await page.goto("/me");
  await page.getByRole("link", { name: "Deine Anfragen" }).click();
  await page.getByRole("link", { name: /^Ruhe von 20:30 bis 8:00 Uhr/ }).click();
  await page.getByLabel("Ruhe ab").fill("22:15");
  await page.getByLabel("bis", { exact: true }).fill("06:30");
  await page.getByLabel("Sonntags den ganzen Tag Ruhe").check();
  await page.getByLabel("Anfragen in der Woche").selectOption("einmal");
  await page.getByLabel("Wochenübersicht").selectOption("keine");
  await page.getByLabel(/^Neutrale Titel/).check();
  await tap(page, "Speichern");
  await expect(page.getByText("Gespeichert. Das gilt ab jetzt.")).toBeVisible();
  await expect(page.getByLabel("Ruhe ab")).toHaveValue("22:15");
  await page.goto("/me/pings");
  await expect(page.getByText("Ruhe von 22:15 bis 6:30 Uhr und sonntags")).toBeVisible();
  await expect(page.getByText("Noch 1 Anfrage in dieser Woche")).toBeVisible();
  await tap(page, "Alle Anfragen ausschalten");
  await expect(page.getByText("Anfragen sind ausgeschaltet.")).toBeVisible();
  await tap(page, "Wieder einschalten");
  await expect(page.getByText("Noch 3 Anfragen in dieser Woche")).toBeVisible();
});

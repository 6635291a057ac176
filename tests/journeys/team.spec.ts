import { loadEnv } from "~/env.server";
import { approve } from "~/models/association.server";
import { connect, disconnect } from "~/models/db.server";
import { keys } from "../support/app";
import { expect, test, type World } from "../support/browser";
import { eventually } from "../support/http";
import { writeNeed } from "./pages";

test("a club registers, is approved, and a coordinator it invited posts", async ({
  page,
  stranger,
  world,
}) => {
  const name = `Angelverein ${Date.now()}`;
  await test.step("somebody nobody knows registers it", async () => {
    await page.goto("/login");
    await page.getByRole("main").getByRole("link", { name: "Verein anmelden" }).click();
    await page.getByLabel("Name des Vereins oder der Gruppe").fill(name);
    await page.getByLabel("Wofür setzt ihr euch ein?").fill("Wir halten die Elster sauber.");
    await page.getByLabel("Wo seid ihr zu Hause?").fill("Grochwitz");
    await page.getByLabel("Dein Name").fill("Frank Lehmann");
    await page.getByLabel("E-Mail").fill("frank@angeln.example");
    await page.getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByText(`Die Anmeldung von „${name}“ liegt bei der Gemeinde.`)).toBeVisible();
  });

  await test.step("the link in the mail leads to the club, which waits", async () => {
    await page.goto(await linkIn(world, /\/login\/[\w-]{43}\?to=\S+/, "frank@angeln.example"));
    await page.getByRole("button", { name: "Bestätigen und als Frank Lehmann weiter" }).click();
    await expect(page).toHaveURL("/association/team");
    await expect(page.getByText("Eure Anmeldung liegt bei der Gemeinde")).toBeVisible();
    await writeNeed(page, { title: "Ufer aufräumen" });
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await expect(page.locator('[data-reason="not-approved"]')).toBeVisible();
    await page.getByRole("button", { name: "Als Entwurf speichern" }).click();
    await expect(page.getByText("Der Entwurf ist gespeichert.")).toBeVisible();
  });

  await test.step("the municipality approves it", async () => {
    await decided(world, name);
    await linkIn(world, new RegExp(`hat ${name} freigegeben`));
    await page.goto("/association/team");
    await expect(page.getByText("Eure Anmeldung liegt bei der Gemeinde")).toBeHidden();
  });

  await test.step("a link lets one more person into the team", async () => {
    await page.getByRole("button", { name: "Link erzeugen" }).click();
    const link = await page.getByLabel("Link zum Weitergeben").inputValue();
    await stranger.goto(link);
    await expect(stranger.getByText(`Frank Lehmann lädt dich ins Team von ${name} ein.`)).toBeVisible();
    await stranger.getByLabel("Dein Name").fill("Olena Bondar");
    await stranger.getByRole("button", { name: "Ins Team" }).click();
    await expect(stranger.getByText("Willkommen im Team!")).toBeVisible();
    expect((await page.goto(link))?.status()).toBe(410);
    await expect(page.getByText("Diese Einladung gilt nicht mehr")).toBeVisible();
    await page.goto("/association/team");
    await expect(page.getByText("Olena Bondar", { exact: true })).toBeVisible();
  });

  await test.step("who posts for it", async () => {
    await writeNeed(stranger, { title: "Fischtreppe freilegen" });
    await stranger.getByRole("button", { name: "Veröffentlichen" }).click();
    await expect(stranger.getByText("Dein Aufruf ist veröffentlicht")).toBeVisible();
  });

  await test.step("the last one in the lead stays until there is another", async () => {
    await page.getByRole("button", { name: "Das Team verlassen" }).click();
    await expect(page.locator('[data-reason="last-owner"]')).toBeVisible();
    await page.getByText("Mehr", { exact: true }).click();
    await page.getByRole("button", { name: "Zur Leitung machen" }).click();
    await expect(page.getByText("Die Aufgabe ist geändert.")).toBeVisible();
    await page.getByRole("button", { name: "Das Team verlassen" }).click();
    await expect(page).toHaveURL("/me");
  });
});

/** What a mail says, to this address or to anybody; waits until it is written. */
async function linkIn({ app }: World, pattern: RegExp, address = ""): Promise<string> {
  const mails = await eventually(
    async () =>
      (await app.mails())
        .filter((mail) => mail.includes(address))
        .map(plain)
        .join("\n"),
    (text) => pattern.test(text),
  );
  return pattern.exec(mails)?.[0] ?? "";
}

/** Undoes what mail does to long lines and to umlauts (RFC 2045, 6.7; RFC 2047). */
function plain(mail: string): string {
  const bytes = mail
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The town hall's own verb, beside the running server. */
async function decided({ app, sql, municipalityId }: World, name: string): Promise<void> {
  loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: app.dataDir, BASE_URL: app.baseUrl, ...keys });
  const [association] = await sql<{ id: string }[]>`select id from "Association" where name = ${name}`;
  const { host, port, user, pass, database } = sql.options;
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(String(pass ?? ""))}`;
  connect(`postgresql://${login}@${[host].flat()[0]}:${[port].flat()[0]}/${database}`);
  const [{ id: personId = "" } = {}] = await sql<{ id: string }[]>`
    insert into "Person" (id, name) values (gen_random_uuid(), 'Frau Amt') returning id`;
  const result = await approve(
    association?.id ?? "",
    { personId, role: "staff", municipalityId },
    "",
    new Date(),
  );
  await disconnect();
  expect(result).toEqual({ ok: true });
}

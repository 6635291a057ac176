import { expect } from "../support/browser";
import { posted } from "../support/demo-village";
import { pressAction } from "../support/firefox";
import { joinAndRing, shownIn, test } from "../support/firefox-world";
import { createClient, eventually } from "../support/http";

const yes = "Du bist dabei!";
const enough = "Es haben sich genug gefunden. Danke!";

test("a ping's buttons answer by themselves; it is replaced when full, and its reminder gives a place back", async ({
  firefox,
  team,
  world: { app, sql },
}) => {
  const context = await firefox.newContext({ baseURL: app.baseUrl, locale: "de-DE" });
  const jana = await context.newPage();
  await joinAndRing(jana);
  const titles = async (need: string) => (await shownIn(jana, `need-${need}`)).map(({ title }) => title);
  const shows = (need: string, title: string) =>
    eventually(
      () => titles(need),
      (all) => all.length === 1 && all[0] === title,
      20_000,
    );
  const statusOf = async (need: string) => {
    const [row] = await sql<{ status: string }[]>`
      select t.status from "Signup" t join "Shift" s on s.id = t."shiftId" where s."helpRequestId" = ${need}`;
    return row?.status;
  };
  const pages = context.pages().length;

  const buffet =
    await test.step("“Ich bin dabei” is a place, without a page and without a login", async () => {
      const need = await posted(team.client);
      await shows(need, "Kuchenbuffet beim Dorffest");
      await pressAction(firefox, { title: "Kuchenbuffet beim Dorffest", action: "yes" });
      await shows(need, yes);
      expect(await statusOf(need)).toBe("confirmed");
      expect(context.pages()).toHaveLength(pages);
      return need;
    });

  await test.step("“Diesmal nicht” silences that need and says nothing more", async () => {
    const need = await posted(team.client, {
      title: "Zelt aufbauen",
      "shifts[0].start": "2027-04-19T14:00",
      "shifts[0].end": "2027-04-19T18:00",
    });
    await shows(need, "Zelt aufbauen");
    await pressAction(firefox, { title: "Zelt aufbauen", action: "no" });
    await eventually(
      () => sql<{ answer: string | null }[]>`select answer from "Invitation" where "helpRequestId" = ${need}`,
      (rows) => rows.some(({ answer }) => answer === "not_this_time"),
    );
    expect(await titles(need)).toEqual([]);
    expect(context.pages()).toHaveLength(pages);
  });

  await test.step("when it is full, the ping is replaced in place", async () => {
    const need = await posted(team.client, {
      title: "Stühle tragen",
      "shifts[0].places": "1",
      "shifts[0].start": "2027-04-18T14:00",
      "shifts[0].end": "2027-04-18T18:00",
    });
    await shows(need, "Stühle tragen");
    const [shift] = await sql<{ id: string }[]>`select id from "Shift" where "helpRequestId" = ${need}`;
    const kim = createClient(app.baseUrl);
    const answer = await kim.post(`/help/${need}/signup`, { shiftId: shift?.id ?? "", name: "Kim Lehmann" });
    expect(answer.status).toBe(303);
    await shows(need, enough);
  });

  await test.step("two hours before, a reminder; “Ich kann doch nicht” frees the place", async () => {
    await sql`update "Shift" s set start = t."confirmedAt" + interval '2 hours 1 millisecond'
                from "Signup" t where t."shiftId" = s.id and s."helpRequestId" = ${buffet}`;
    const title = "Bald geht es los: Kuchenbuffet beim Dorffest";
    await shows(buffet, title);
    await pressAction(firefox, { title, action: "withdraw" });
    await eventually(
      () => statusOf(buffet),
      (status) => status === "withdrawn",
    );
    await shows(buffet, "Alles klar, du bist nicht mehr dabei.");
  });
  await context.close();
});

import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Answer, createClient, reasonIn } from "../support/http";
import { runningVillage } from "./running-village";

// All who tap in one round share a network, as in a village hall; the next round is another hall.
const running = runningVillage({ env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });
const crowd = 500;
const rounds = 20;

const agent = new Agent({
  connections: crowd,
  pipelining: 1,
  headersTimeout: 60_000,
  connectTimeout: 30_000,
});
afterAll(() => agent.close());

test(`${crowd} people tap at once for one place, ${rounds} times: always exactly one gets it, nobody sees an error`, {
  timeout: 600_000,
}, async () => {
  const { app, sql, village } = running;
  const team = await signedIn(app.baseUrl, sql, village.ownerId);
  const tellings: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const needId = await posted(team, { title: `Runde ${round}`, "shifts[0].places": "1" });
    const [shiftId = ""] = await shiftsOf(sql, needId);
    const begun = performance.now();
    const answers = await Promise.all(
      Array.from({ length: crowd }, (_, index) =>
        createClient(app.baseUrl, agent).post(
          `/help/${needId}/signup`,
          { shiftId, name: `Helfer ${index}` },
          { "x-forwarded-for": `198.51.100.${round}` },
        ),
      ),
    );
    const milliseconds = Math.round(performance.now() - begun);
    const counts = countBy(answers, ({ status }) => String(status));
    tellings.push(`${milliseconds} ms ${JSON.stringify(counts)}`);

    const stored = await sql<{ name: string }[]>`
        select name from "Signup" where "shiftId" = ${shiftId} and status = 'confirmed'`;
    const [need] = await sql<{ status: string }[]>`select status from "HelpRequest" where id = ${needId}`;
    expect(stored, `round ${round}`).toHaveLength(1);
    expect(need?.status).toBe("filled");
    expect(counts["303"], tellings.at(-1)).toBe(1);
    const winner = answers.find(({ status }) => status === 303);
    expect(winner?.location).toBe(`/help/${needId}`);
    for (const answer of answers.filter((one) => one !== winner)) {
      // Beyond capacity one is asked to come back; on two free cores nobody is.
      if (answer.status === 503) expect(answer.headers["retry-after"]).toBe("3");
      else expect([answer.status, reasonIn(answer)]).toEqual([409, "full"]);
    }
    expect(counts["503"] ?? 0, tellings.at(-1)).toBeLessThan(crowd / 2);
  }
  const [people] = await sql<{ count: number }[]>`select count(*)::int as count from "Person"`;
  // The owner and one winner a round: who got nothing left nothing behind.
  expect(people?.count).toBe(1 + rounds);
  console.log(`rounds: ${tellings.join(", ")}`);
});

test("one person takes two overlapping shifts of two needs at once: exactly one", {
  timeout: 120_000,
}, async () => {
  const { app, sql, village } = running;
  const team = await signedIn(app.baseUrl, sql, village.ownerId);
  for (let round = 1; round <= 20; round += 1) {
    const needs = await Promise.all([posted(team), posted(team)]);
    const shifts = await Promise.all(needs.map((id) => shiftsOf(sql, id)));
    const helper = createClient(app.baseUrl, agent);
    const elsewhere = await posted(team, {
      "shifts[0].start": `2027-05-${String(round + 1).padStart(2, "0")}T10:00`,
      "shifts[0].end": `2027-05-${String(round + 1).padStart(2, "0")}T11:00`,
    });
    const [first = ""] = await shiftsOf(sql, elsewhere);
    await helper.follow(helper.post(`/help/${elsewhere}/signup`, { shiftId: first, name: "Jana Krause" }));
    const answers = await Promise.all(
      needs.map((id, index) => helper.post(`/help/${id}/signup`, { shiftId: shifts[index]?.[0] ?? "" })),
    );
    expect(countBy(answers, ({ status }) => String(status))).toEqual({ 303: 1, 409: 1 });
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && reasonIn(refused)).toBe("clash");
  }
});

test("a nervous finger taps ten times: one signup, and the rest hear that they are in already", async () => {
  const { app, sql, village } = running;
  const team = await signedIn(app.baseUrl, sql, village.ownerId);
  const needId = await posted(team, {
    "shifts[0].places": "5",
    "shifts[0].start": "2027-06-05T10:00",
    "shifts[0].end": "2027-06-05T11:00",
  });
  const [shiftId = ""] = await shiftsOf(sql, needId);
  const helper = createClient(app.baseUrl, agent);
  await helper.follow(helper.post("/join", { name: "Jana Krause", place: "Herzberg (Elster)" }));
  const answers: Answer[] = await Promise.all(
    Array.from({ length: 10 }, () => helper.post(`/help/${needId}/signup`, { shiftId })),
  );
  expect(countBy(answers, ({ status }) => String(status))).toEqual({ 303: 1, 409: 9 });
  for (const answer of answers) if (answer.status === 409) expect(reasonIn(answer)).toBe("already");
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from "Signup" where "shiftId" = ${shiftId}`;
  expect(row?.count).toBe(1);
});

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

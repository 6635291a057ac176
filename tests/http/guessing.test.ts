import { expect, test } from "vitest";
import { joined, posted, shiftsOf, signedIn, signInToken } from "../support/demo-village";
import { type Client, createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({
  worker: "none",
  env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" },
});

let networks = 0;
/** A browser in a network of its own: the proxy in front says where it is. */
function somewhere(): { client: Client; from: Record<string, string> } {
  networks += 1;
  return {
    client: createClient(running.app.baseUrl),
    from: { "x-forwarded-for": `203.0.${networks >> 8}.${networks & 255}` },
  };
}

type Attempt = { path: string; fields: Record<string, string>; wrong: number; kept: string | null };

/** What can be guessed at, and what a wrong one is answered. */
const doors: Record<string, Attempt> = {
  "the digits": { path: "/login/code", fields: { code: "000000" }, wrong: 409, kept: "000000" },
  "a recovery sheet": {
    path: "/login/recover",
    fields: { code: "0000-0000-0000-0000-0000-0001" },
    wrong: 409,
    kept: "0000-0000-0000-0000-0000-0001",
  },
  "a token": { path: `/login/${"A".repeat(43)}`, fields: {}, wrong: 410, kept: null },
  "an identity provider": { path: "/login/oidc/unknown", fields: {}, wrong: 404, kept: null },
};

test.each(Object.entries(doors))(
  "who guesses %s is told to wait, on the page, in their language, with what was typed",
  async (_, { path, fields, wrong, kept }) => {
    const { client, from } = somewhere();
    const statuses = new Set<number>();
    let answer = await client.post(path, fields, from);
    for (let count = 0; count < 80 && answer.status !== 429; count += 1) {
      statuses.add(answer.status);
      answer = await client.post(path, fields, from);
    }
    expect([...statuses]).toEqual([wrong]);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.text).toContain('data-reason="too-many"');
    expect(answer.text).toContain("Das waren viele Versuche");
    if (kept) expect(answer.text).toContain(`value="${kept}"`);
    const english = await client.post(path, fields, { ...from, "accept-language": "en" });
    if (english.status === 429) expect(english.text).toContain("That was a lot of attempts");
  },
);

test("a right link gets through from a network that guessed a thousand times, and elsewhere nobody notices", async () => {
  const { client, from } = somewhere();
  const guess = () => client.post(`/login/${"B".repeat(43)}`, {}, from);
  const guesses = await Promise.all(Array.from({ length: 100 }, guess));
  expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
  const { sql, village } = running;
  const token = await signInToken(sql, village.ownerId);
  expect((await client.post(`/login/${token}`, {}, from)).status).toBe(303);
  const other = somewhere();
  expect((await other.client.post(`/login/${"B".repeat(43)}`, {}, other.from)).status).toBe(410);
});

test("all addresses of one /64 are one network, and a guess in a new browser is still theirs", async () => {
  const statuses = [];
  for (let count = 0; count < 30; count += 1) {
    const from = { "x-forwarded-for": `2001:db8:7:7::${count.toString(16)}` };
    const client = createClient(running.app.baseUrl);
    statuses.push((await client.post("/login/code", { code: "000000" }, from)).status);
  }
  expect(statuses.indexOf(429)).toBe(21);
  const neighbour = { "x-forwarded-for": "2001:db8:7:8::1" };
  expect(
    (await createClient(running.app.baseUrl).post("/login/code", { code: "000000" }, neighbour)).status,
  ).toBe(409);
});

test("what a client says of its own network counts for nothing", async () => {
  const { client, from } = somewhere();
  const statuses = [];
  for (let count = 0; count < 30; count += 1) {
    const claimed = { ...from, "x-anpacken-network": `198.51.100.${count}` };
    statuses.push((await client.post("/login/code", { code: "000000" }, claimed)).status);
  }
  expect(statuses).toContain(429);
});

test("asking for links: the same answer, bytes and job, whether anybody has the address", async () => {
  const { sql, village } = running;
  const seen = [];
  for (const email of [village.email, `x${village.email.slice(1)}`]) {
    const { client, from } = somewhere();
    await client.get("/login", from);
    const answer = await client.post("/login", { email }, from);
    const page = await client.get(answer.location ?? "", from);
    const [job] = await sql<{ payload: object; task: string }[]>`
      select payload, (select identifier from graphile_worker._private_tasks where id = task_id) as task
      from graphile_worker._private_jobs order by id desc limit 1`;
    seen.push({
      status: answer.status,
      location: answer.location,
      page: page.status,
      bytes: withoutNonce(page.text).length,
      task: job?.task,
      keys: Object.keys(job?.payload ?? {}).sort(),
    });
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]).toMatchObject({ status: 303, page: 200, task: "sign-in-mail" });
});

test("asking too often for one address is answered alike for one that nobody has, and shuts nobody else's door", async () => {
  const { village } = running;
  const until429 = async (email: string) => {
    const { client, from } = somewhere();
    for (let count = 1; count < 20; count += 1) {
      const answer = await client.post("/login", { email }, from);
      if (answer.status === 429) {
        expect(answer.text).toContain(`value="${email}"`);
        return count;
      }
    }
    return null;
  };
  expect(await until429(village.email)).toBe(await until429(`nobody-${village.email}`));
  const { client, from } = somewhere();
  expect((await client.post("/login", { email: village.email }, from)).status).toBe(303);
});

test("one session signs up thirty times a minute, and keeps what it typed", async () => {
  const { app, sql, village } = running;
  const owner = await signedIn(app.baseUrl, sql, village.ownerId);
  const id = await posted(owner);
  const [shiftId = ""] = await shiftsOf(sql, id);
  const jana = await joined(app.baseUrl);
  const statuses = [];
  for (let count = 0; count < 31; count += 1) {
    const answer = await jana.post(`/help/${id}/signup`, { shiftId, people: "2", phone: "03535 987654" });
    statuses.push(answer.status);
    if (answer.status !== 429) continue;
    expect(answer.headers["retry-after"]).toBe("60");
    expect(answer.text).toContain('data-reason="too-many"');
  }
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses.at(-1)).toBe(429);
  const other = await joined(app.baseUrl, { name: "Kim Noack" });
  expect((await other.post(`/help/${id}/signup`, { shiftId, people: "1" })).status).toBe(303);
});

function withoutNonce(html: string): string {
  return html.replace(/nonce="[^"]*"/g, "").replace(/"[A-Za-z0-9+/=]{24}"/g, "");
}

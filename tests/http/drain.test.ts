import { request as httpRequest, type IncomingMessage } from "node:http";
import postgres from "postgres";
import { expect, test } from "vitest";
import { startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { posted, shiftsOf, signedIn, village } from "../support/demo-village";
import { type Client, createClient } from "../support/http";

test.each(["embedded", "none"] as const)(
  "SIGTERM ends within ten seconds although a live page is open (worker: %s)",
  async (worker) => {
    const database = await freshDatabase();
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    const { ownerId } = await village(sql);
    const app = await startApp({ databaseUrl: database.url, worker });
    const team = await signedIn(app.baseUrl, sql, ownerId);
    const needId = await posted(team);
    const [shiftId = ""] = await shiftsOf(sql, needId);
    const stream = await openStream(app.baseUrl, `/association/help/${needId}/stream`, team);
    const closed = new Promise((resolve) => stream.on("close", resolve));

    const helper = createClient(app.baseUrl);
    const underWay = helper.post(`/help/${needId}/signup`, { shiftId, name: "Jana Krause" });
    const ended = app.stop();
    const answer = await underWay.catch(() => null);
    const { code, milliseconds, output } = await ended;
    await closed;

    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
    expect(output).toContain("draining");
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from "Signup"`;
    // What was taken in is answered; what was not is not half done.
    expect(row?.count).toBe(answer?.status === 303 ? 1 : 0);
    const [beats] = await sql<{ count: number }[]>`select count(*)::int as count from "Heartbeat"`;
    expect(beats?.count).toBe(0);
    await sql.end();
    await database.drop();
  },
);

function openStream(baseUrl: string, path: string, client: Client): Promise<IncomingMessage> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise((resolve, reject) => {
    const asking = httpRequest(new URL(path, baseUrl), { headers: { cookie, accept: "text/event-stream" } });
    asking.on("error", reject);
    asking.on("response", (response) => {
      expect(response.statusCode).toBe(200);
      expect(response.headers["content-type"]).toContain("text/event-stream");
      response.on("error", () => {});
      response.once("data", () => resolve(response));
      response.resume();
    });
    asking.end();
  });
}

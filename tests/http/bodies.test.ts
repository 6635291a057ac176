import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { askable, routePaths } from "../support/route-paths";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

const form = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const mebibyte = 1024 * 1024;

test("more than a mebibyte is refused at every door, and up to it is read", async () => {
  const tooMuch = `name=${"x".repeat(mebibyte)}`;
  for (const path of (await routePaths()).map(askable)) {
    const answer = await running.stranger().request(path, { method: "POST", headers: form, body: tooMuch });
    expect(answer.status, path).toBe(413);
  }
  const justRight = `name=${"x".repeat(mebibyte - 5)}`;
  const read = await running.stranger().request("/join", { method: "POST", headers: form, body: justRight });
  expect(read.status).toBe(422);
});

test("a body without a stated length is bounded all the same", async () => {
  const { status } = await chunked("/join", Buffer.alloc(2 * mebibyte, "x"));
  expect(status).toBe(413);
});

test("what nests deeper than thirty-two levels, or has thousands of fields, is not even parsed", async () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const bombs: [string, Record<string, string>, string][] = [
    ["/push/subscriptions", json, nested(33)],
    ["/push/subscriptions", json, nested(500_000)],
    ["/push/subscriptions", json, `{"a":`.repeat(100_000)],
    ["/join", form, "interests=celebration&".repeat(40_000)],
    [
      "/association/help/new",
      form,
      Array.from({ length: 2_001 }, (_, i) => `shifts[${i}].start=x`).join("&"),
    ],
  ];
  for (const [path, headers, body] of bombs) {
    const begun = Date.now();
    const answer = await running.stranger().request(path, { method: "POST", headers, body });
    expect(answer.status, `${path} ${body.slice(0, 20)}`).toBe(413);
    expect(Date.now() - begun).toBeLessThan(2_000);
  }
  const brackets = JSON.stringify({ endpoint: "[".repeat(100), keys: { auth: '\\"[{', p256dh: "" } });
  const harmless = [nested(32), brackets];
  for (const body of harmless) {
    const answer = await running
      .stranger()
      .request("/push/subscriptions", { method: "POST", headers: json, body });
    expect(answer.status).not.toBe(413);
    expect(answer.status).toBeLessThan(500);
  }
});

test("no page can be framed, whoever asks for it", async () => {
  for (const path of (await routePaths()).map(askable).filter((one) => !one.endsWith("/stream"))) {
    const { headers } = await running.stranger().get(path);
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
});

test("who sends a request drop by drop is cut off, and everybody else is served meanwhile", async () => {
  const slowHead = dripping("POST /join HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  const slowBody = dripping(
    "POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n",
  );
  expect((await running.stranger().get("/join")).status).toBe(200);
  const [head, body] = await Promise.all([slowHead, slowBody]);
  expect(head).toBeLessThan(15_000);
  expect(body).toBeLessThan(25_000);
  expect(running.app.output()).not.toContain("request failed");
  expect((await running.stranger().get("/join")).status).toBe(200);
}, 60_000);

/** One letter a second until the server hangs up. @returns milliseconds */
async function dripping(begin: string): Promise<number> {
  const { port } = new URL(running.app.origin);
  const socket = connect(Number(port), "127.0.0.1");
  const begun = Date.now();
  socket.on("error", () => {});
  socket.resume();
  socket.write(begin);
  const timer = setInterval(() => socket.write("x"), 1_000);
  await once(socket, "close");
  clearInterval(timer);
  return Date.now() - begun;
}

async function chunked(path: string, body: Buffer): Promise<{ status: number }> {
  const { port } = new URL(running.app.origin);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${form["content-type"]}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  socket.write(`${body.length.toString(16)}\r\n`);
  socket.write(body);
  socket.write("\r\n0\r\n\r\n");
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString())?.[1]) };
}

import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PushMessage } from "~/push/message";
import { longestPayload, topicOf } from "~/push/message";
import { outcomeOf } from "~/push/outcome";
import { createSender, type Sender, type SendOptions } from "~/push/send.server";
import { generateVapidKeys, isVapidPair } from "~/push/vapid.server";
import { selfSignedCertificate } from "../support/certificate";
import { fakeDevice } from "../support/push-device";
import { type PushServer, startPushServer } from "../support/push-server";

const vapid = { ...generateVapidKeys(), subject: "mailto:test@anpacken.example" };
const sending: SendOptions = { ttl: 3600, urgency: "normal" };
const message: PushMessage = {
  title: "Kuchenbuffet beim Dorffest",
  body: "2 km entfernt (Zuhause) · Backen · du hast samstags Zeit 🎂",
  navigate: "https://anpacken.example/help/1",
  tag: "need-1",
  lang: "de",
};

let server: PushServer;
let senders: Sender[] = [];

beforeAll(async () => {
  server = await startPushServer();
});

afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.close()));
  senders = [];
});

afterAll(() => server.close());

function sender(more: Partial<Parameters<typeof createSender>[0]> = {}): Sender {
  const made = createSender({ vapid, extraOrigins: [server.origin], tls: { ca: server.ca }, ...more });
  senders.push(made);
  return made;
}

function tried(attempt = 1) {
  const now = new Date();
  const day = 86_400_000;
  return {
    attempt,
    now,
    subscribedAt: new Date(now.getTime() - day),
    until: new Date(now.getTime() + day),
    random: () => 0.5,
  };
}

describe("a message", () => {
  test("arrives, and only its device can read it", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const answer = await sender().send(device.subscription, message, {
      ttl: 7200,
      urgency: "high",
      topic: topicOf("need:1"),
    });
    expect(answer).toMatchObject({ status: 201 });
    expect(outcomeOf(answer, tried())).toEqual({ kind: "delivered" });
    expect(device.messages()).toEqual([{ ...message, dir: "ltr" }]);

    const request = server.received.at(-1);
    expect(request?.headers).toMatchObject({
      ttl: "7200",
      urgency: "high",
      topic: topicOf("need:1"),
      "content-encoding": "aes128gcm",
    });
    expect(request?.body.includes("Kuchen")).toBe(false);
  });

  test("with a body that is too long is shortened to what every push service takes", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const answer = await sender().send(
      device.subscription,
      { ...message, body: "ä🎂".repeat(4000) },
      sending,
    );
    expect(answer).toMatchObject({ status: 201 });
    const size = server.received.at(-1)?.body.length ?? 0;
    expect(size).toBeLessThanOrEqual(4096);
    expect(size).toBeGreaterThan(longestPayload + 103 - 8);
    expect(device.messages()[0]?.body).toMatch(/^(ä🎂)+ä?…$/u);
  });

  test("takes the place of a waiting one with the same topic, not of another need's", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const out = sender();
    for (const [title, key] of [
      ["Erst 14 Uhr", "need:1"],
      ["Anderer Aufruf", "need:2"],
      ["Jetzt 15 Uhr", "need:1"],
    ] as const)
      await out.send(device.subscription, { ...message, title }, { ...sending, topic: topicOf(key) });
    expect(device.messages()).toHaveLength(3);
    expect(device.waiting().map(({ title }) => title)).toEqual(["Anderer Aufruf", "Jetzt 15 Uhr"]);
  });

  test("two hundred at once all arrive", async () => {
    const out = sender();
    const devices = Array.from({ length: 200 }, () => fakeDevice(server, vapid.publicKey));
    const answers = await Promise.all(
      devices.map(({ subscription }) => out.send(subscription, message, sending)),
    );
    expect(answers.every((answer) => "status" in answer && answer.status === 201)).toBe(true);
    expect(devices.every((device) => device.messages().length === 1)).toBe(true);
  });
});

describe("every row of the answer table, from the push server's answer to what we do", () => {
  const mismatch = { reason: "VapidPkHashMismatch" };
  const fcm = "the VAPID credentials in the authorization header do not correspond to the credentials used";

  test.each([
    ["200", { status: 200 }, { kind: "delivered" }],
    ["404", { status: 404 }, { kind: "gone", reason: "gone" }],
    ["410", { status: 410, body: "unsubscribed" }, { kind: "gone", reason: "gone" }],
    [
      "400 mismatch",
      { status: 400, body: JSON.stringify(mismatch) },
      { kind: "gone", reason: "key-mismatch" },
    ],
    [
      "403 mismatch",
      { status: 403, body: JSON.stringify(mismatch) },
      { kind: "gone", reason: "key-mismatch" },
    ],
    ["403 of FCM", { status: 403, body: fcm }, { kind: "gone", reason: "key-mismatch" }],
    ["400", { status: 400, body: "bad" }, { kind: "our-fault", reason: "400: bad" }],
    ["401", { status: 401 }, { kind: "our-fault", reason: "401" }],
    ["403", { status: 403, body: "no" }, { kind: "our-fault", reason: "403: no" }],
    ["413", { status: 413 }, { kind: "our-fault", reason: "413" }],
    ["a redirect, not followed", { status: 307, headers: { location: "/elsewhere" } }, { kind: "our-fault" }],
    ["429", { status: 429, headers: { "retry-after": "120" } }, { kind: "retry", pauseOrigin: true }],
    ["406", { status: 406 }, { kind: "retry", pauseOrigin: true }],
    ["503", { status: 503 }, { kind: "retry", pauseOrigin: true }],
    ["500", { status: 500, body: "oops" }, { kind: "retry", pauseOrigin: false }],
    ["a broken connection", "reset", { kind: "retry", pauseOrigin: false }],
  ] as const)("%s", async (_name, programmed, outcome) => {
    const device = fakeDevice(server, vapid.publicKey);
    const before = server.received.length;
    server.answerNext(device.subscription.endpoint, [programmed]);
    const answer = await sender().send(device.subscription, message, sending);
    expect(outcomeOf(answer, tried())).toMatchObject(outcome);
    expect(server.received.length).toBe(before + 1);
  });

  test("429 with Retry-After, in seconds and as a date", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const context = tried();
    const date = new Date(Math.ceil(context.now.getTime() / 1000) * 1000 + 300_000);
    server.answerNext(device.subscription.endpoint, [
      { status: 429, headers: { "retry-after": "120" } },
      { status: 429, headers: { "retry-after": date.toUTCString() } },
    ]);
    const out = sender();
    const at = new Date(context.now.getTime() + 120_000);
    const first = await out.send(device.subscription, message, sending);
    expect(outcomeOf(first, context)).toEqual({ kind: "retry", at, pauseOrigin: true });
    const second = await out.send(device.subscription, message, sending);
    expect(outcomeOf(second, context)).toEqual({ kind: "retry", at: date, pauseOrigin: true });
    expect(await out.send(device.subscription, message, sending)).toMatchObject({ status: 201 });
  });

  test("a push service that never answers is a timeout", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    server.answerNext(device.subscription.endpoint, ["timeout"]);
    const out = sender({ timeoutMilliseconds: 200 });
    const answer = await out.send(device.subscription, message, sending);
    expect(answer).toMatchObject({ error: "timeout" });
    expect(outcomeOf(answer, tried())).toMatchObject({ kind: "retry", pauseOrigin: false });
  });

  test("nobody listening, or a certificate nobody vouches for, is the network's fault", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const stranger = sender({ tls: undefined });
    expect(await stranger.send(device.subscription, message, sending)).toMatchObject({ error: "network" });

    const closed = await startPushServer();
    const gone = fakeDevice(closed, vapid.publicKey);
    await closed.close();
    const out = sender({ extraOrigins: [closed.origin], tls: { ca: closed.ca } });
    expect(await out.send(gone.subscription, message, sending)).toMatchObject({ error: "network" });
  });

  test("a real unsubscription is 410, an unknown endpoint 404", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    server.unsubscribe(device.subscription.endpoint);
    const out = sender();
    expect(await out.send(device.subscription, message, sending)).toMatchObject({ status: 410 });
    const unknown = { ...device.subscription, endpoint: `${server.origin}/wpush/v2/unknown` };
    expect(await out.send(unknown, message, sending)).toMatchObject({ status: 404 });
  });

  test("another pair of keys is refused with 403, and nobody is forgotten for it", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const out = sender({ vapid: { ...generateVapidKeys(), subject: vapid.subject } });
    const answer = await out.send(device.subscription, message, sending);
    expect(answer).toMatchObject({ status: 403 });
    expect(outcomeOf(answer, tried()).kind).toBe("our-fault");
  });
});

describe("what never leaves the house", () => {
  test.each([
    "https://169.254.169.254/latest/meta-data",
    "https://127.0.0.1:1/x",
    "http://localhost/x",
    "https://fcm.googleapis.com@127.0.0.1/x",
    "not a url",
  ])("%s", async (endpoint) => {
    const device = fakeDevice(server, vapid.publicKey);
    const before = server.received.length;
    const answer = await sender().send({ ...device.subscription, endpoint }, message, sending);
    expect(answer).toMatchObject({ error: "endpoint" });
    expect(outcomeOf(answer, tried()).kind).toBe("our-fault");
    expect(server.received.length).toBe(before);
  });

  test("an endpoint allowed when it was saved and no longer today", async () => {
    const device = fakeDevice(server, vapid.publicKey);
    const answer = await sender({ extraOrigins: [] }).send(device.subscription, message, sending);
    expect(answer).toEqual({ error: "endpoint", code: "port" });
  });

  test("keys that cannot encrypt, options no push service knows", async () => {
    const { subscription } = fakeDevice(server, vapid.publicKey);
    const out = sender();
    const p256dh = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString("base64url");
    expect(await out.send({ ...subscription, p256dh }, message, sending)).toMatchObject({ error: "message" });
    const topic = "x".repeat(33);
    expect(await out.send(subscription, message, { ...sending, topic })).toMatchObject({ error: "message" });
    const title = "x".repeat(5000);
    expect(await out.send(subscription, { ...message, title }, sending)).toMatchObject({ error: "message" });
    expect(await out.send(subscription, message, sending)).toMatchObject({ status: 201 });
  });

  test("a closed sender sends no more", async () => {
    const { subscription } = fakeDevice(server, vapid.publicKey);
    const out = sender();
    await out.close();
    expect(await out.send(subscription, message, sending)).toEqual({ error: "network", code: "closed" });
  });
});

describe("the signed token", () => {
  test("is one per push service, renewed after six hours, valid for twelve", async () => {
    const other = await startPushServer();
    const start = Date.now();
    let now = start;
    const out = createSender({
      vapid,
      extraOrigins: [server.origin, other.origin],
      tls: { ca: `${server.ca}${other.ca}` },
      now: () => new Date(now),
    });
    senders.push(out);
    const here = fakeDevice(server, vapid.publicKey);
    const there = fakeDevice(other, vapid.publicKey);
    const tokenAfter = async (hours: number, at: typeof here, on: PushServer) => {
      now = start + hours * 3600_000;
      expect(await out.send(at.subscription, message, sending)).toMatchObject({ status: 201 });
      return on.received.at(-1)?.headers.authorization ?? "";
    };

    const first = await tokenAfter(0, here, server);
    expect(await tokenAfter(5.99, here, server)).toBe(first);
    const renewed = await tokenAfter(6, here, server);
    expect(renewed).not.toBe(first);
    expect(await tokenAfter(6, there, other)).not.toBe(renewed);

    const claims = JSON.parse(Buffer.from(first.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toEqual({
      aud: server.origin,
      exp: Math.floor(start / 1000) + 12 * 3600,
      sub: vapid.subject,
    });
    expect(first.endsWith(`, k=${vapid.publicKey}`)).toBe(true);
    await other.close();
  });

  test("keys that do not belong together, or no address to complain to, stop the start", () => {
    const privateKey = generateVapidKeys().privateKey;
    expect(isVapidPair(vapid)).toBe(true);
    expect(isVapidPair({ ...vapid, privateKey })).toBe(false);
    expect(() => sender({ vapid: { ...vapid, privateKey } })).toThrow("does not belong");
    expect(() => sender({ vapid: { ...vapid, privateKey: "" } })).toThrow("does not belong");
    expect(() => sender({ vapid: { ...vapid, subject: "somebody" } })).toThrow();
  });
});

test("an answer that does not end is read for a kilobyte", async () => {
  const certificate = selfSignedCertificate();
  const flood = createServer(certificate, (_request, response) => {
    response.writeHead(500);
    const pour = () => {
      while (response.write("x".repeat(1024)));
      response.once("drain", pour);
    };
    pour();
  });
  await new Promise<void>((resolve) => flood.listen(0, "127.0.0.1", resolve));
  const origin = `https://127.0.0.1:${(flood.address() as AddressInfo).port}`;
  const out = sender({ extraOrigins: [origin], tls: { ca: certificate.cert } });
  const { subscription } = fakeDevice(server, vapid.publicKey);
  const answer = await out.send({ ...subscription, endpoint: `${origin}/x` }, message, sending);
  expect(answer).toEqual({ status: 500, body: "x".repeat(1024) });
  flood.closeAllConnections();
  await new Promise((resolve) => flood.close(resolve));
});

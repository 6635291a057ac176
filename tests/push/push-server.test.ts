import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createSender, type Sender } from "~/push/send.server";
import { generateVapidKeys } from "~/push/vapid.server";
import { decrypt } from "../support/push-device";
import { type PushServer, startPushServer } from "../support/push-server";

const vapid = { ...generateVapidKeys(), subject: "mailto:test@anpacken.example" };
const message = { title: "Fest", body: "Kuchen", navigate: "https://a.example/", tag: "t", lang: "de" };

let server: PushServer;
let sender: Sender;
let now = Date.now();

beforeAll(async () => {
  server = await startPushServer({ now: () => now });
  sender = createSender({ vapid, extraOrigins: [server.origin], tls: { ca: server.ca } });
});

afterAll(async () => {
  await sender.close();
  await server.close();
});

type Said = { messageType: string; [field: string]: unknown };

/** What Firefox does, in a few lines: the other side of the protocol the server speaks. */
async function browser(uaid = "") {
  const socket = new WebSocket(server.websocketUrl);
  const heard: Said[] = [];
  let changed = () => {};
  socket.on("message", (bytes) => {
    heard.push(JSON.parse(bytes.toString()));
    changed();
  });
  await once(socket, "open");
  const hear = async (messageType: string): Promise<Said> => {
    for (;;) {
      const index = heard.findIndex((said) => said.messageType === messageType);
      if (index >= 0) return heard.splice(index, 1)[0] as Said;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  const say = (said: object) => socket.send(JSON.stringify(said));
  say({ messageType: "hello", uaid, use_webpush: true });
  const hello = await hear("hello");

  return {
    uaid: String(hello.uaid),
    say,
    hear,
    heard,
    async register() {
      const channelID = randomUUID();
      say({ messageType: "register", channelID, key: vapid.publicKey });
      const { pushEndpoint } = await hear("register");
      const keys = createECDH("prime256v1");
      const p256dh = keys.generateKeys("base64url");
      const auth = randomBytes(16);
      return {
        channelID,
        subscription: { endpoint: String(pushEndpoint), p256dh, auth: auth.toString("base64url") },
        read: (said: Said): string =>
          JSON.parse(decrypt(Buffer.from(String(said.data), "base64url"), keys, auth).toString()).notification
            .title,
      };
    },
    async leave() {
      socket.close();
      await once(socket, "close");
    },
  };
}

function send(
  subscription: { endpoint: string; p256dh: string; auth: string },
  title: string,
  ttl = 60,
  topic?: string,
) {
  return sender.send(subscription, { ...message, title }, { ttl, urgency: "normal", topic });
}

describe("the push server of the tests", () => {
  test("brings a message to a connected browser, once", async () => {
    const phone = await browser();
    const { channelID, subscription, read } = await phone.register();
    expect(await send(subscription, "Erste")).toMatchObject({ status: 201 });
    const said = await phone.hear("notification");
    expect(said).toMatchObject({ channelID, headers: { encoding: "aes128gcm" } });
    expect(read(said)).toBe("Erste");
    expect(server.waiting(subscription.endpoint)).toHaveLength(1);
    phone.say({ messageType: "ack", updates: [{ channelID, version: said.version, code: 100 }] });
    await server.until(() => server.waiting(subscription.endpoint).length === 0, "acknowledged");
    expect(server.acks.at(-1)).toMatchObject({ id: said.version, code: 100 });
    await phone.leave();
  });

  test("keeps messages for a browser that is away: the last of a topic, none with TTL 0, none expired", async () => {
    const phone = await browser();
    const { subscription, read } = await phone.register();
    server.offline();
    await send(subscription, "14 Uhr", 600, "topic-1A");
    await send(subscription, "15 Uhr", 600, "topic-1A");
    await send(subscription, "Kurz", 60);
    await send(subscription, "Sofort oder nie", 0);
    now += 61_000;
    server.online();
    const again = await browser(phone.uaid);
    expect(again.uaid).toBe(phone.uaid);
    expect(read(await again.hear("notification"))).toBe("15 Uhr");
    expect(again.heard).toEqual([]);
    now = Date.now();
    await again.leave();
  });

  test("an unregistered subscription answers 410", async () => {
    const phone = await browser();
    const { channelID, subscription } = await phone.register();
    phone.say({ messageType: "unregister", channelID });
    await phone.hear("unregister");
    expect(await send(subscription, "Zu spät")).toMatchObject({ status: 410 });
    await phone.leave();
  });

  test("answers pings and ignores what it does not know", async () => {
    const phone = await browser();
    phone.say({ messageType: "broadcast_subscribe", broadcasts: {} });
    phone.say({});
    await phone.register();
    expect(phone.heard).toEqual([{}]);
    await phone.leave();
  });

  test("lets in only what RFC 8030 and 8292 allow", async () => {
    const phone = await browser();
    const { subscription } = await phone.register();
    await send(subscription, "gut");
    const { headers, body } = server.received.at(-1) ?? {};
    const good = {
      authorization: String(headers?.authorization),
      ttl: "60",
      "content-encoding": "aes128gcm",
    };
    const { authorization, ...unsigned } = good;
    const { ttl, ...timeless } = good;
    const token = (part: string) => part.replace(/.(?=, k=)/, (last) => (last === "A" ? "Q" : "A"));
    const later = (hours: number) => {
      now = Date.now() + hours * 3600_000;
    };
    const post = async (more: Record<string, string>, bytes: Buffer = body ?? Buffer.alloc(0)) => {
      const dispatcher = new Agent({ connect: { ca: server.ca } });
      const answer = await request(subscription.endpoint, {
        method: "POST",
        headers: more,
        body: bytes,
        dispatcher,
      });
      await answer.body.dump();
      await dispatcher.close();
      return answer.statusCode;
    };

    expect(await post(good)).toBe(201);
    expect(await post(unsigned)).toBe(401);
    expect(await post({ ...good, authorization: "Bearer x" })).toBe(401);
    expect(await post({ ...good, authorization: token(authorization) })).toBe(403);
    expect(await post(timeless)).toBe(400);
    expect(await post({ ...good, ttl: "-1" })).toBe(400);
    expect(await post({ ...good, topic: "x".repeat(33) })).toBe(400);
    expect(await post({ ...good, topic: "x".repeat(29) })).toBe(400);
    expect(await post({ ...good, "content-encoding": "aesgcm" })).toBe(400);
    expect(await post(good, Buffer.alloc(4097))).toBe(413);
    later(13);
    expect(await post(good)).toBe(403);
    later(-13);
    expect(await post(good)).toBe(403);
    later(0);
    await phone.leave();
  });
});

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Connection, Mailbox, Mailboxes } from "./mailboxes";

/** The client protocol of autopush: https://mozilla-push-service.readthedocs.io/en/latest/design/ */
export async function startWebSocket(mailboxes: Mailboxes, urlOf: (mailbox: Mailbox) => string) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  let reachable = true;
  server.on("connection", (socket) => {
    if (reachable) serve(socket, mailboxes, urlOf);
    else socket.terminate();
  });
  const hangUp = () => {
    mailboxes.disconnectAll();
    for (const socket of server.clients) socket.terminate();
  };

  return {
    address: () => server.address() as AddressInfo,
    offline() {
      reachable = false;
      hangUp();
    },
    online() {
      reachable = true;
    },
    close(): Promise<void> {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const clientMessage = z.discriminatedUnion("messageType", [
  z.object({ messageType: z.literal("hello"), uaid: z.string().optional() }),
  z.object({ messageType: z.literal("register"), channelID: z.string(), key: z.string().optional() }),
  z.object({ messageType: z.literal("unregister"), channelID: z.string() }),
  z.object({
    messageType: z.literal("ack"),
    updates: z.array(z.object({ channelID: z.string(), version: z.string(), code: z.number().default(100) })),
  }),
]);

function serve(socket: WebSocket, mailboxes: Mailboxes, urlOf: (mailbox: Mailbox) => string): void {
  let userAgent = "";
  const say = (message: object) => socket.send(JSON.stringify(message));

  const connection: Connection = {
    deliver({ channel }, { id, body }) {
      const headers = { encoding: "aes128gcm" };
      const data = body.length > 0 ? { data: body.toString("base64url"), headers } : {};
      say({ messageType: "notification", channelID: channel, version: id, ...data });
    },
  };

  socket.on("close", () => mailboxes.disconnect(userAgent, connection));
  socket.on("message", (bytes) => {
    const text = bytes.toString();
    if (text === "{}") return say({});
    const parsed = clientMessage.safeParse(JSON.parse(text));
    // Broadcasts and whatever else a browser says are none of push's business.
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.messageType) {
      case "hello":
        userAgent = message.uaid || randomUUID().replaceAll("-", "");
        say({ messageType: "hello", status: 200, uaid: userAgent, use_webpush: true, broadcasts: {} });
        return mailboxes.connect(userAgent, connection);
      case "register": {
        const mailbox = mailboxes.open(userAgent, message.channelID, message.key?.replace(/=+$/, "") ?? null);
        const { channelID } = message;
        return say({ messageType: "register", status: 200, channelID, pushEndpoint: urlOf(mailbox) });
      }
      case "unregister": {
        const mailbox = mailboxes.ofChannel(userAgent, message.channelID);
        if (mailbox) mailboxes.end(mailbox);
        return say({ messageType: "unregister", status: 200, channelID: message.channelID });
      }
      case "ack":
        for (const { channelID, version, code } of message.updates) {
          const mailbox = mailboxes.ofChannel(userAgent, channelID);
          if (mailbox) mailboxes.acknowledge(mailbox, version, code);
        }
    }
  });
}

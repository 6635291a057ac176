import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificate } from "../certificate";
import type { Mailbox, Mailboxes } from "./mailboxes";
import { vapidRefusal } from "./vapid";

/** "timeout" never answers, "reset" breaks the connection, "accept" does what would have been done anyway. */
export type Programmed =
  | { status: number; headers?: Record<string, string>; body?: string }
  | "timeout"
  | "reset"
  | "accept";

export type Received = {
  endpoint: string;
  /** milliseconds since 1970 */
  at: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
  answer: number | "timeout" | "reset";
};

type Options = {
  certificate: Certificate;
  mailboxes: Mailboxes;
  delayMilliseconds: number;
  now: () => number;
  nextAnswer(mailbox: Mailbox): Programmed | undefined;
  record(request: Received): void;
};

type Reply = { status: number; headers?: Record<string, string>; body?: string };

/** Takes messages after RFC 8030 §5, with the sender's signature checked after RFC 8292. */
export async function startEndpoint(options: Options) {
  const server = createServer(options.certificate, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    urlOf: (mailbox: Mailbox) => origin + mailbox.path,
    close(): Promise<void> {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mailboxes, delayMilliseconds, now, nextAnswer, record } = options;
    const body = await readBody(request);
    if (delayMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, delayMilliseconds));
    const path = request.url ?? "/";
    const { headers } = request;
    const received = { endpoint: origin + path, at: now(), headers, body };
    const mailbox = mailboxes.find(path);
    const programmed = (mailbox && nextAnswer(mailbox)) ?? "accept";
    if (programmed === "timeout") return record({ ...received, answer: "timeout" });
    if (programmed === "reset") {
      record({ ...received, answer: "reset" });
      response.destroy();
      return;
    }
    const reply =
      programmed === "accept" ? accept(mailboxes, mailbox, origin, request, body, now()) : programmed;
    record({ ...received, answer: reply.status });
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }
}

const longestBody = 4096;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function accept(
  mailboxes: Mailboxes,
  mailbox: Mailbox | undefined,
  origin: string,
  { method, headers }: IncomingMessage,
  body: Buffer,
  now: number,
): Reply {
  if (!mailbox) return refuse(404, "no such subscription");
  if (mailbox.ended) return refuse(410, "unsubscribed");
  if (method !== "POST") return refuse(405, "POST only");
  const refusal = vapidRefusal(headers.authorization, mailbox.applicationServerKey, origin, now);
  if (refusal) return refuse(refusal.status, refusal.reason);
  const ttl = headers.ttl;
  if (typeof ttl !== "string" || !/^\d+$/.test(ttl)) return refuse(400, "TTL missing");
  const topic = headers.topic ?? null;
  if (topic !== null && !(typeof topic === "string" && isTopic(topic))) return refuse(400, "bad Topic");
  if (body.length > longestBody) return refuse(413, "too large");
  if (body.length > 0 && headers["content-encoding"] !== "aes128gcm") return refuse(400, "not aes128gcm");
  const message = mailboxes.accept(mailbox, { topic, body }, Number(ttl));
  return { status: 201, headers: { location: `${origin}/m/${message.id}`, ttl } };
}

// RFC 8030 §5.4; Apple also refuses lengths that no base64url of whole bytes has.
function isTopic(topic: string): boolean {
  return /^[A-Za-z0-9_-]{1,32}$/.test(topic) && topic.length % 4 !== 1;
}

function refuse(status: number, reason: string): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ reason }) };
}

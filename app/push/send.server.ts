import { createSecureContext } from "node:tls";
import { Pool } from "undici";
import webpush from "web-push";
import { checkEndpoint, type Subscription } from "./endpoint";
import { type PushMessage, payloadOf } from "./message";
import type { Answer } from "./outcome";
import { publicLookup, type Resolve } from "./public-lookup.server";
import { isVapidPair, type VapidKeys } from "./vapid.server";

export type SenderOptions = {
  /** `subject` is a mailto: or https: address that a push service can complain to. */
  vapid: VapidKeys & { subject: string };
  extraOrigins: readonly string[];
  /** Certificates to trust besides the system's, for push servers of one's own. */
  tls?: { ca: string };
  /** The real clock, not the product's: push services check the token against theirs. */
  now?: () => Date;
  timeoutMilliseconds?: number;
  /** How names become addresses; the system's way when left out. */
  resolve?: Resolve;
};

export type SendOptions = {
  /** seconds */
  ttl: number;
  urgency: "very-low" | "low" | "normal" | "high";
  topic?: string;
};

export type Sender = {
  /** One POST to one browser (RFC 8030 §5). Never throws; `outcomeOf` reads the answer. */
  send(subscription: Subscription, message: PushMessage, options: SendOptions): Promise<Answer>;
  /** Waits for what is in flight. */
  close(): Promise<void>;
};

/**
 * Throws at once when the VAPID keys or subject are unusable.
 * One connection pool and one signed token per push origin: signing anew for each message costs more than
 * encrypting and sending it.
 */
export function createSender(options: SenderOptions): Sender {
  const { vapid, extraOrigins, now = () => new Date() } = options;
  if (!isVapidPair(vapid)) throw new Error("The VAPID public key does not belong to the private key.");
  signToken("https://fcm.googleapis.com", vapid, now());

  const doors = new Map<string, Door>();
  let closed = false;

  return { send, close };

  async function send(
    subscription: Subscription,
    message: PushMessage,
    sending: SendOptions,
  ): Promise<Answer> {
    const checked = checkEndpoint(subscription.endpoint, extraOrigins);
    if (!checked.ok) return { error: "endpoint", code: checked.reason };
    if (closed) return { error: "network", code: "closed" };
    const door = doorTo(checked.origin);
    // Waiting for a free connection comes before encrypting: ten thousand ciphertexts need not queue in memory.
    await door.enter();
    try {
      const request = encrypt(subscription, message, sending, door.authorization(now()));
      return "error" in request ? request : await post(door.pool, request);
    } finally {
      door.leave();
    }
  }

  async function close(): Promise<void> {
    closed = true;
    await Promise.all([...doors.values()].map((door) => door.pool.close()));
  }

  // Least recently used first, and bounded: `*.push.apple.com` lets a stranger name any number of origins.
  function doorTo(origin: string): Door {
    const door = doors.get(origin) ?? openDoor(origin, options);
    doors.delete(origin);
    doors.set(origin, door);
    for (const [name, other] of doors) {
      if (doors.size <= mostOrigins) break;
      if (!other.isIdle()) continue;
      doors.delete(name);
      void other.pool.close();
    }
    return door;
  }
}

const connections = 64;
const mostOrigins = 64;
const tokenLifetimeSeconds = 12 * 3600;
const tokenRenewalMilliseconds = 6 * 3600_000;
const longestBody = 1024;

type Door = {
  pool: Pool;
  authorization(now: Date): string;
  enter(): Promise<void>;
  leave(): void;
  isIdle(): boolean;
};

function openDoor(origin: string, options: SenderOptions): Door {
  const { vapid, tls, extraOrigins, resolve, timeoutMilliseconds = 10_000 } = options;
  // Only origins of the configuration may lie in our own network.
  const lookup = extraOrigins.includes(origin) ? undefined : publicLookup(resolve);
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: timeoutMilliseconds,
    bodyTimeout: timeoutMilliseconds,
    // One context for all: each connection would otherwise read the certificates again.
    connect: { timeout: timeoutMilliseconds, secureContext: createSecureContext(tls), lookup },
  });
  let token = "";
  let renewAt = Number.NEGATIVE_INFINITY;
  let busy = 0;
  const waiting: (() => void)[] = [];

  return {
    pool,
    authorization(now) {
      if (now.getTime() >= renewAt) {
        token = signToken(origin, vapid, now);
        renewAt = now.getTime() + tokenRenewalMilliseconds;
      }
      return token;
    },
    async enter() {
      if (busy >= connections) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy += 1;
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    },
    isIdle: () => busy === 0,
  };
}

function signToken(origin: string, vapid: SenderOptions["vapid"], now: Date): string {
  const expiry = Math.floor(now.getTime() / 1000) + tokenLifetimeSeconds;
  const { subject, publicKey, privateKey } = vapid;
  return webpush.getVapidHeaders(origin, subject, publicKey, privateKey, "aes128gcm", expiry).Authorization;
}

type PushRequest = { path: string; headers: Record<string, string>; body: Buffer };

function encrypt(
  { endpoint, p256dh, auth }: Subscription,
  message: PushMessage,
  { ttl, urgency, topic }: SendOptions,
  authorization: string,
): PushRequest | Extract<Answer, { error: "endpoint" | "message" }> {
  try {
    // No vapidDetails: web-push would sign again. Nothing here ever sets them globally.
    const { headers, body } = webpush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      payloadOf(message),
      { TTL: ttl, urgency, topic, headers: { Authorization: authorization } },
    );
    if (!body) return { error: "message", code: "empty" };
    const url = new URL(endpoint);
    return { path: url.pathname + url.search, headers, body };
  } catch (error) {
    return { error: "message", code: error instanceof Error ? error.message : String(error) };
  }
}

async function post(pool: Pool, { path, headers, body }: PushRequest): Promise<Answer> {
  try {
    const response = await pool.request({ method: "POST", path, headers, body });
    const { statusCode: status, body: stream } = response;
    if (status < 300) {
      await stream.dump({ limit: longestBody }).catch(() => {});
      return { status };
    }
    const retryAfter = response.headers["retry-after"];
    return {
      status,
      body: await readStart(stream),
      ...(typeof retryAfter === "string" && { retryAfter }),
    };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { error: code.endsWith("_TIMEOUT") || code === "ETIMEDOUT" ? "timeout" : "network", code };
  }
}

// The status is known by now: a body that breaks off or does not end changes nothing.
async function readStart(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= longestBody) break;
    }
  } catch {}
  return Buffer.concat(chunks).toString("utf8", 0, longestBody);
}

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { PushPayload } from "~/push/message";
import type { PushServer } from "./push-server";

export type FakeDevice = {
  /** As `PushSubscription.toJSON()` gives it, for POST /push/subscriptions. */
  json: { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  /** As the product keeps it. */
  subscription: { endpoint: string; p256dh: string; auth: string };
  /** Every message the push server accepted for this device, decrypted, oldest first. */
  messages(): PushPayload["notification"][];
  /** Those a device that was off all the time would get when it is switched on now. */
  waiting(): PushPayload["notification"][];
};

/** A subscription with real keys, so that a test without a browser can read what arrived. */
export function fakeDevice(server: PushServer, applicationServerKey: string): FakeDevice {
  const keys = createECDH("prime256v1");
  const p256dh = keys.generateKeys("base64url");
  const secret = randomBytes(16);
  const auth = secret.toString("base64url");
  const endpoint = server.subscribe(applicationServerKey);
  const read = (body: Buffer): PushPayload["notification"] =>
    JSON.parse(decrypt(body, keys, secret).toString("utf8")).notification;

  return {
    json: { endpoint, expirationTime: null, keys: { p256dh, auth } },
    subscription: { endpoint, p256dh, auth },
    messages: () =>
      server.received
        .filter((request) => request.endpoint === endpoint && request.answer === 201)
        .map((request) => read(request.body)),
    waiting: () => server.waiting(endpoint).map(read),
  };
}

/** RFC 8291 §4: a body of one aes128gcm record (RFC 8188 §2). Throws when a single bit is wrong. */
export function decrypt(body: Buffer, keys: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const header = 21 + body.readUInt8(20);
  const senderKey = body.subarray(21, header);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), senderKey]);
  const secret = expand(keys.computeSecret(senderKey), auth, info, 32);
  const key = expand(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = expand(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([cipher.update(body.subarray(header, -16)), cipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2));
}

function expand(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, length));
}

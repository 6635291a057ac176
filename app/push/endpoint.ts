import { z } from "zod";
import { decodeBase64url, encodeBase64url, isCurvePoint } from "./keys";

export type EndpointRefusal = "not-https" | "port" | "user-info" | "host" | "malformed";
export type SubscriptionRefusal = EndpointRefusal | "p256dh" | "auth";

/** What is kept of one browser's subscription; the keys are base64url without padding. */
export type Subscription = { endpoint: string; p256dh: string; auth: string };

/**
 * A subscriber may register any URL and the server will call it: only the known push services pass.
 * `extraOrigins` are exact origins ("http://127.0.0.1:4711") that the configuration adds.
 * Checked when a subscription is saved and again at every send.
 */
export function checkEndpoint(
  endpoint: string,
  extraOrigins: readonly string[],
): { ok: true; origin: string } | { ok: false; reason: EndpointRefusal } {
  const url = parse(endpoint);
  if (!url) return { ok: false, reason: "malformed" };
  if (url.username !== "" || url.password !== "") return { ok: false, reason: "user-info" };
  if (extraOrigins.includes(url.origin)) return { ok: true, origin: url.origin };
  if (url.protocol !== "https:") return { ok: false, reason: "not-https" };
  if (url.port !== "") return { ok: false, reason: "port" };
  if (!isPushService(url.hostname)) return { ok: false, reason: "host" };
  return { ok: true, origin: url.origin };
}

/**
 * Reads `PushSubscription.toJSON()` (Push API §8). Unknown fields are ignored; the endpoint comes back in
 * its canonical spelling, so that one endpoint is one row.
 */
export function parseSubscription(
  json: unknown,
  extraOrigins: readonly string[],
): { ok: true; value: Subscription } | { ok: false; reason: SubscriptionRefusal } {
  const parsed = subscriptionJson.safeParse(json);
  if (!parsed.success) return { ok: false, reason: "malformed" };
  const { endpoint, keys } = parsed.data;
  const checked = checkEndpoint(endpoint, extraOrigins);
  if (!checked.ok) return checked;
  const p256dh = decodeBase64url(keys.p256dh);
  if (!p256dh || !isCurvePoint(p256dh)) return { ok: false, reason: "p256dh" };
  const auth = decodeBase64url(keys.auth);
  if (auth?.length !== 16) return { ok: false, reason: "auth" };
  return {
    ok: true,
    value: {
      endpoint: new URL(endpoint).href,
      p256dh: encodeBase64url(p256dh),
      auth: encodeBase64url(auth),
    },
  };
}

const longestEndpoint = 2048;

const subscriptionJson = z.object({
  endpoint: z.string().min(1).max(longestEndpoint),
  keys: z.object({ p256dh: z.string().max(128), auth: z.string().max(64) }),
});

// jmt17.google.com: Debian's Chromium registers there.
const hosts = new Set(["fcm.googleapis.com", "updates.push.services.mozilla.com", "jmt17.google.com"]);
const parentDomains = [".push.apple.com", ".notify.windows.com"];

function isPushService(hostname: string): boolean {
  return hosts.has(hostname) || parentDomains.some((domain) => hostname.endsWith(domain));
}

// The one parser for checking and for sending: two that disagree are how allow-lists are passed.
function parse(endpoint: string): URL | null {
  if (endpoint.length > longestEndpoint) return null;
  try {
    const url = new URL(endpoint);
    return url.href.length <= longestEndpoint ? url : null;
  } catch {
    return null;
  }
}

import { createHash } from "node:crypto";
import { directionOf } from "~/i18n/direction";

/** What one ping says. `navigate` and the actions' targets are absolute URLs. */
export type PushMessage = {
  title: string;
  body: string;
  navigate: string;
  /** A later message with the same tag takes the place of the earlier one on the screen. */
  tag: string;
  lang: string;
  actions?: readonly PushAction[];
  silent?: boolean;
  /** Rings again although the tag is already on the screen. */
  renotify?: boolean;
  data?: Readonly<Record<string, string>>;
};

export type PushAction = { action: string; title: string; navigate: string };

/** The declarative form (W3C Push API, "declarative push message"), read by Safari and by our service worker. */
export type PushPayload = {
  web_push: 8030;
  notification: PushMessage & { dir: "ltr" | "rtl" };
};

/** Plaintext bytes that fill the 4,096 B body every push service must take (RFC 8030 §7.2, RFC 8188 §2). */
export const longestPayload = 3993;

/**
 * The JSON to encrypt, at most 3,993 bytes of UTF-8; a body that does not fit ends in "…", never within a
 * code point. Throws RangeError when everything but the body is already too long, which no caller's limits
 * allow.
 */
export function payloadOf(message: PushMessage): string {
  const whole = toJson(message, message.body);
  const excess = utf8Length(whole) - longestPayload;
  if (excess <= 0) return whole;
  const room = utf8Length(JSON.stringify(message.body)) - 2 - excess;
  if (room < utf8Length("…")) throw new RangeError("push message too long without its body");
  return toJson(message, shorten(message.body, room));
}

/**
 * Topic header for one key: 32 base64url characters (RFC 8030 §5.4 allows no more, Apple refuses lengths
 * ≡ 1 mod 4). The same key replaces a message that still waits at the push service.
 */
export function topicOf(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 32);
}

/**
 * Seconds until `until`: at least 60, because Windows refuses 0, and at most 28 days, FCM's longest.
 */
export function ttlSeconds(now: Date, until: Date): number {
  const seconds = Math.floor((until.getTime() - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, 60), 28 * 86_400);
}

function toJson(message: PushMessage, body: string): string {
  const { title, navigate, tag, lang, actions, silent, renotify, data } = message;
  const dir = directionOf(lang);
  const notification = { title, body, navigate, tag, lang, dir, actions, silent, renotify, data } as const;
  return JSON.stringify({ web_push: 8030, notification } satisfies PushPayload);
}

// `room` counts bytes as JSON writes them: a quote takes two, a control character six.
function shorten(text: string, room: number): string {
  let left = room - utf8Length("…");
  let kept = "";
  for (const character of text) {
    left -= utf8Length(JSON.stringify(character)) - 2;
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestPayload, type PushMessage, payloadOf, topicOf, ttlSeconds } from "~/push/message";

const message: PushMessage = {
  title: "Kuchenbuffet beim Dorffest",
  body: "2 km entfernt (Zuhause) · Backen · du hast samstags Zeit",
  navigate: "https://anpacken.example/help/1",
  tag: "need-1",
  lang: "de",
};

const bytes = (text: string) => Buffer.byteLength(text);

describe("the payload", () => {
  test("is declarative", () => {
    const actions = [
      { action: "yes", title: "Ich bin dabei", navigate: "https://anpacken.example/help/1?yes" },
    ];
    expect(JSON.parse(payloadOf({ ...message, actions, data: { need: "1" } }))).toEqual({
      web_push: 8030,
      notification: { ...message, dir: "ltr", actions, data: { need: "1" } },
    });
  });

  test.each([
    ["de", "ltr"],
    ["en", "ltr"],
    ["ar", "rtl"],
    ["fa-IR", "rtl"],
    ["arn", "ltr"],
  ])("%s runs %s", (lang, dir) => {
    expect(JSON.parse(payloadOf({ ...message, lang })).notification.dir).toBe(dir);
  });

  test("a body that just fits stays whole, one byte more is shortened", () => {
    const room = longestPayload - bytes(payloadOf({ ...message, body: "" }));
    const fits = payloadOf({ ...message, body: "x".repeat(room) });
    expect(bytes(fits)).toBe(longestPayload);
    expect(JSON.parse(fits).notification.body).toBe("x".repeat(room));
    const cut = payloadOf({ ...message, body: "x".repeat(room + 1) });
    expect(bytes(cut)).toBe(longestPayload);
    expect(JSON.parse(cut).notification.body).toBe(`${"x".repeat(room - 3)}…`);
  });

  test("whatever the body holds, the payload fits and no code point is cut", () => {
    const piece = fc.oneof(
      fc.constantFrom('"', "\n", "\u0000", "ß", "€", "🎂", "\\", "\ud800"),
      fc.string({ unit: "binary" }),
    );
    const body = fc
      .tuple(fc.array(piece, { minLength: 1 }), fc.integer({ min: 1, max: 5_000 }))
      .map(([pieces, times]) => pieces.join("").repeat(times).slice(0, 20_000));
    fc.assert(
      fc.property(body, (text) => {
        const payload = payloadOf({ ...message, body: text });
        expect(bytes(payload)).toBeLessThanOrEqual(longestPayload);
        const shown: string = JSON.parse(payload).notification.body;
        if (shown === text) return;
        const kept = [...shown.slice(0, -1)];
        expect(shown.endsWith("…")).toBe(true);
        expect([...text].slice(0, kept.length)).toEqual(kept);
      }),
    );
  });

  test("what cannot fit at all is a bug", () => {
    expect(() => payloadOf({ ...message, title: "x".repeat(4_000) })).toThrow(RangeError);
  });
});

test("a topic has 32 base64url characters, the same for the same key", () => {
  fc.assert(fc.property(fc.string(), (key) => /^[A-Za-z0-9_-]{32}$/.test(topicOf(key))));
  expect(topicOf("need:1")).toBe(topicOf("need:1"));
  expect(topicOf("need:1")).not.toBe(topicOf("need:2"));
});

test("a message lives until the need is over, a minute at least, four weeks at most", () => {
  const now = new Date("2026-11-28T13:00:00Z");
  expect(ttlSeconds(now, new Date("2026-11-28T14:00:00.900Z"))).toBe(3600);
  expect(ttlSeconds(now, new Date("2026-11-28T13:00:10Z"))).toBe(60);
  expect(ttlSeconds(now, new Date("2026-11-27T13:00:00Z"))).toBe(60);
  expect(ttlSeconds(now, new Date("2027-11-28T13:00:00Z"))).toBe(2_419_200);
});

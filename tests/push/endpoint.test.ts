import { createECDH, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEndpoint, parseSubscription } from "~/push/endpoint";
import { decodeBase64url, encodeBase64url, isCurvePoint } from "~/push/keys";

const fcm = "https://fcm.googleapis.com/fcm/send/abc";

function keys() {
  return {
    p256dh: createECDH("prime256v1").generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
}

describe("which endpoints the server may call", () => {
  test.each([
    [fcm, "https://fcm.googleapis.com"],
    ["https://updates.push.services.mozilla.com/wpush/v2/x", "https://updates.push.services.mozilla.com"],
    ["https://web.push.apple.com/Q", "https://web.push.apple.com"],
    ["https://db5p.notify.windows.com/w/?token=a%2f", "https://db5p.notify.windows.com"],
    ["https://jmt17.google.com/fcm/send/x", "https://jmt17.google.com"],
    ["https://fcm.googleapis.com:443/fcm/send/x", "https://fcm.googleapis.com"],
    ["HTTPS://FCM.GoogleApis.com/x", "https://fcm.googleapis.com"],
  ])("%s passes", (endpoint, origin) => {
    expect(checkEndpoint(endpoint, [])).toEqual({ ok: true, origin });
  });

  test.each([
    ["http://fcm.googleapis.com/x", "not-https"],
    ["ftp://fcm.googleapis.com/x", "not-https"],
    ["file:///etc/passwd", "not-https"],
    ["data:text/plain,x", "not-https"],
    ["https://fcm.googleapis.com:8443/x", "port"],
    ["https://fcm.googleapis.com:22/x", "port"],
    ["https://user@fcm.googleapis.com/x", "user-info"],
    ["https://:secret@fcm.googleapis.com/x", "user-info"],
    ["https://fcm.googleapis.com@169.254.169.254/x", "user-info"],
    ["https://127.0.0.1/x", "host"],
    ["https://2130706433/x", "host"],
    ["https://0x7f.1/x", "host"],
    ["https://[::1]/x", "host"],
    ["https://[::ffff:127.0.0.1]/x", "host"],
    ["https://localhost/x", "host"],
    ["https://169.254.169.254/latest/meta-data", "host"],
    ["https://evil.example/fcm.googleapis.com", "host"],
    ["https://fcm.googleapis.com.evil.example/x", "host"],
    ["https://evilfcm.googleapis.com/x", "host"],
    ["https://fcm.googleapis.com./x", "host"],
    ["https://push.apple.com/x", "host"],
    ["https://evilpush.apple.com.example/x", "host"],
    ["https://xpush.apple.com/x", "host"],
    ["https://evil.example\\@fcm.googleapis.com/x", "host"],
    ["https://evil.example#@fcm.googleapis.com/x", "host"],
    ["https://evil.example?.push.apple.com", "host"],
    ["", "malformed"],
    ["fcm.googleapis.com/x", "malformed"],
    ["//fcm.googleapis.com/x", "malformed"],
    ["https://", "malformed"],
    [`${fcm}${"x".repeat(2048)}`, "malformed"],
    [`${fcm}${"ä".repeat(1000)}`, "malformed"],
  ])("%s is refused: %s", (endpoint, reason) => {
    expect(checkEndpoint(endpoint, [])).toEqual({ ok: false, reason });
  });

  test("an extra origin passes exactly, not its neighbours", () => {
    const extra = ["http://127.0.0.1:4711", "https://127.0.0.1:4712"];
    expect(checkEndpoint("http://127.0.0.1:4711/x", extra).ok).toBe(true);
    expect(checkEndpoint("https://127.0.0.1:4712/x", extra).ok).toBe(true);
    expect(checkEndpoint("https://127.0.0.1:4711/x", extra)).toEqual({ ok: false, reason: "port" });
    expect(checkEndpoint("http://127.0.0.1:4712/x", extra)).toEqual({ ok: false, reason: "not-https" });
    expect(checkEndpoint("http://u:p@127.0.0.1:4711/x", extra)).toEqual({ ok: false, reason: "user-info" });
  });

  test("nothing but the listed hosts ever passes", () => {
    const listed =
      /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|jmt17\.google\.com|.+\.push\.apple\.com|.+\.notify\.windows\.com)$/;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => `https://${text}`),
        ),
        (text) => {
          const checked = checkEndpoint(text, []);
          return !checked.ok || listed.test(new URL(checked.origin).hostname);
        },
      ),
    );
  });
});

describe("a browser's subscription", () => {
  test("is read, unknown fields and padding left out", () => {
    const { p256dh, auth } = keys();
    const json = {
      endpoint: fcm,
      expirationTime: null,
      keys: { p256dh: `${p256dh}=`, auth, more: 1 },
      x: {},
    };
    expect(parseSubscription(json, [])).toEqual({ ok: true, value: { endpoint: fcm, p256dh, auth } });
  });

  test.each([
    [null],
    [[]],
    ["text"],
    [{ endpoint: fcm }],
    [{ endpoint: 7, keys: {} }],
    [{ endpoint: fcm, keys: { p256dh: 1, auth: 2 } }],
    [{ endpoint: fcm, keys: { p256dh: "A".repeat(9_999), auth: "" } }],
    [{ endpoint: `${fcm}${"x".repeat(3_000)}`, keys: keys() }],
  ])("%j is malformed", (json) => {
    expect(parseSubscription(json, [])).toEqual({ ok: false, reason: "malformed" });
  });

  test("keeps the endpoint's refusal", () => {
    const json = { endpoint: "https://127.0.0.1/x", keys: keys() };
    expect(parseSubscription(json, [])).toEqual({ ok: false, reason: "host" });
  });

  test("needs a key on the curve and 16 bytes of secret", () => {
    const good = keys();
    const off = Buffer.from(good.p256dh, "base64url");
    off.writeUInt8(off.readUInt8(64) ^ 1, 64);
    const compressed = createECDH("prime256v1").generateKeys("base64url", "compressed");
    for (const p256dh of [off.toString("base64url"), compressed, "", "not base64!", "AAAA"])
      expect(parseSubscription({ endpoint: fcm, keys: { ...good, p256dh } }, [])).toEqual({
        ok: false,
        reason: "p256dh",
      });
    for (const auth of ["", "AAAA", randomBytes(17).toString("base64url"), "++++++++++++++++++++++"])
      expect(parseSubscription({ endpoint: fcm, keys: { ...good, auth } }, [])).toEqual({
        ok: false,
        reason: "auth",
      });
  });

  test("the curve check agrees with OpenSSL's points", () => {
    for (let round = 0; round < 50; round += 1)
      expect(isCurvePoint(createECDH("prime256v1").generateKeys())).toBe(true);
    expect(isCurvePoint(Buffer.concat([Buffer.from([4]), Buffer.alloc(64)]))).toBe(false);
    expect(isCurvePoint(Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 0xff)]))).toBe(false);
  });

  test("base64url there and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
        expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
      }),
    );
  });
});

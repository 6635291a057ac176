import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Browser, pushSupport, resend, saveSubscription, subscribe } from "~/push/subscribe.client";

const chrome: Browser = {
  userAgent:
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
  touchPoints: 5,
  secure: true,
  standalone: false,
  hasPush: true,
  permission: "default",
};
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";

describe("whether this browser can be rung", () => {
  test.each<[string, Partial<Browser>, string]>([
    ["Chrome on Android", {}, "ready"],
    ["permission given", { permission: "granted" }, "ready"],
    ["permission refused", { permission: "denied" }, "denied"],
    ["plain http", { secure: false, hasPush: false }, "insecure"],
    ["an old browser", { hasPush: false, permission: null }, "unsupported"],
    ["iPhone in Safari", { userAgent: iphone, hasPush: false, permission: null }, "needs-home-screen"],
    ["iPhone on the Home Screen", { userAgent: iphone, standalone: true }, "ready"],
    [
      "iPhone on the Home Screen, too old",
      { userAgent: iphone, standalone: true, hasPush: false },
      "unsupported",
    ],
    ["iPad that calls itself a Mac", { userAgent: mac, touchPoints: 5, hasPush: false }, "needs-home-screen"],
    ["a Mac", { userAgent: mac, touchPoints: 0 }, "ready"],
  ])("%s", (_name, differences, support) => {
    expect(pushSupport({ ...chrome, ...differences })).toBe(support);
  });

  test.each([
    ["Facebook", `${iphone} [FBAN/FBIOS;FBAV/470.0.0.0;FBBV/1;FBDV/iPhone15,2]`],
    ["Instagram", `${chrome.userAgent} Instagram 333.0.0.0 Android`],
    ["WhatsApp", `${iphone} WhatsApp/24.1`],
    [
      "Android WebView",
      "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/126.0 Mobile",
    ],
    ["Google's search app", `${iphone} GSA/320.0`],
    ["TikTok", `${chrome.userAgent} musical_ly_2023 BytedanceWebview/d8a21c6`],
    ["LinkedIn", `${iphone} [LinkedInApp]/9.1`],
  ])("not inside %s", (_name, userAgent) => {
    expect(pushSupport({ ...chrome, userAgent })).toBe("in-app-browser");
  });
});

describe("subscribing", () => {
  const key = Buffer.from([4, ...new Uint8Array(64).fill(7)]);
  const publicKey = key.toString("base64url");
  const made = (name: string, serverKey: Buffer) => ({
    options: { applicationServerKey: new Uint8Array(serverKey).buffer },
    toJSON: () => ({ endpoint: name }),
    unsubscribe: vi.fn(async () => {
      state.existing = null;
      return true;
    }),
  });
  const state = { existing: null as ReturnType<typeof made> | null, permission: "granted", requests: 0 };
  const usual = async (address: string, _options?: { method: string; body: string }) =>
    address === "/push/key" ? new Response(`${publicKey}\n`) : new Response(null, { status: 201 });
  const fetched = vi.fn(usual);
  /** The next POST is answered so; the key is told as ever. */
  const answerOnce = (status: number, body: object) =>
    fetched.mockImplementation(async (address: string) => {
      if (address === "/push/key") return new Response(`${publicKey}\n`);
      fetched.mockImplementation(usual);
      return Response.json(body, { status });
    });
  const pushManager = {
    getSubscription: async () => state.existing,
    subscribe: vi.fn(async (_options: object) => made("new", key)),
  };

  beforeEach(() => {
    Object.assign(state, { existing: null, permission: "granted", requests: 0 });
    const registration = { pushManager };
    vi.stubGlobal("navigator", {
      userAgent: chrome.userAgent,
      maxTouchPoints: 5,
      serviceWorker: { register: async () => registration, ready: Promise.resolve(registration) },
    });
    const Notification = {
      get permission() {
        return state.permission;
      },
      requestPermission: async () => {
        state.requests += 1;
        return state.permission;
      },
    };
    vi.stubGlobal("window", {
      isSecureContext: true,
      PushManager: {},
      Notification,
      dispatchEvent: vi.fn(),
    });
    vi.stubGlobal("Notification", Notification);
    vi.stubGlobal("matchMedia", () => ({ matches: false }));
    vi.stubGlobal("fetch", fetched);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.clearAllMocks();
  });

  test("makes one with the server's key", async () => {
    expect(await subscribe(publicKey)).toEqual({ ok: true, subscription: { endpoint: "new" } });
    expect(pushManager.subscribe).toHaveBeenCalledWith({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
  });

  test("keeps the one there is, if it was made for this key", async () => {
    state.existing = made("kept", key);
    expect(await subscribe(publicKey)).toEqual({ ok: true, subscription: { endpoint: "kept" } });
    expect(pushManager.subscribe).not.toHaveBeenCalled();
  });

  test("ends one that was made for another key", async () => {
    const old = made("old", Buffer.alloc(65, 1));
    state.existing = old;
    expect(await subscribe(publicKey)).toEqual({ ok: true, subscription: { endpoint: "new" } });
    expect(old.unsubscribe).toHaveBeenCalledOnce();
  });

  test("says why not", async () => {
    state.permission = "default";
    expect(await subscribe(publicKey)).toEqual({ ok: false, reason: "dismissed" });
    state.permission = "denied";
    expect(await subscribe(publicKey)).toEqual({ ok: false, reason: "denied" });
    state.permission = "granted";
    pushManager.subscribe.mockRejectedValueOnce(new Error("no push service"));
    expect(await subscribe(publicKey)).toEqual({ ok: false, reason: "failed" });
  });

  test("at the start the subscription is sent again, without a question", async () => {
    state.existing = made("kept", key);
    await resend();
    expect(state.requests).toBe(0);
    expect(fetched).toHaveBeenLastCalledWith(
      "/push/subscriptions",
      expect.objectContaining({ method: "POST", body: '{"endpoint":"kept","refresh":true}' }),
    );
  });

  test("one that the push service gave up is replaced by a new one", async () => {
    state.existing = made("dead", key);
    answerOnce(410, { reason: "ended" });
    await resend();
    expect(pushManager.subscribe).toHaveBeenCalledOnce();
    expect(state.requests).toBe(0);
    expect(fetched).toHaveBeenLastCalledWith(
      "/push/subscriptions",
      expect.objectContaining({ body: '{"endpoint":"new"}' }),
    );
  });

  test("one switched off on another device ends here, too", async () => {
    state.existing = made("off", key);
    answerOnce(410, { reason: "forgotten" });
    await resend();
    expect(state.existing).toBeNull();
    expect(pushManager.subscribe).not.toHaveBeenCalled();
  });

  test("nothing is sent for a browser that was never subscribed, or must not be rung", async () => {
    await resend();
    state.existing = made("kept", key);
    state.permission = "default";
    await resend();
    expect(fetched).not.toHaveBeenCalled();
  });

  test("saving tells the server's reason, or that it was not reached", async () => {
    expect(await saveSubscription({ endpoint: "x" })).toEqual({ ok: true });
    fetched.mockResolvedValueOnce(Response.json({ reason: "host" }, { status: 422 }));
    expect(await saveSubscription({ endpoint: "x" })).toEqual({ ok: false, reason: "host" });
    fetched.mockResolvedValueOnce(new Response("broken", { status: 500 }));
    expect(await saveSubscription({ endpoint: "x" })).toEqual({ ok: false, reason: "500" });
    fetched.mockRejectedValueOnce(new TypeError("offline"));
    expect(await saveSubscription({ endpoint: "x" })).toEqual({ ok: false, reason: "offline" });
  });
});

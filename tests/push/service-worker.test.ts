import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type PushMessage, payloadOf } from "~/push/message";
import { compileServiceWorker } from "../../vite/service-worker-plugin";

const origin = "https://anpacken.example";
const message: PushMessage = {
  title: "Kuchenbuffet beim Dorffest",
  body: "2 km entfernt (Zuhause) · Backen",
  navigate: `${origin}/help/1`,
  tag: "need-1",
  lang: "de",
  renotify: true,
  actions: [{ action: "no", title: "Diesmal nicht", navigate: `${origin}/help/1?not` }],
};

const shell = { styles: ["/assets/index.css"], scripts: ["/assets/page.js"] };
let code = "";

beforeAll(async () => {
  code = await compileServiceWorker({ files: ["/assets/entry.js"], shell }, "v1");
});

/** The compiled worker in a global of its own, with the browser around it made of spies. */
function startWorker({
  language = "de-DE",
  fetched = async (_url: string): Promise<Response> => new Response(""),
  /** how many buttons a notification has here */
  maxActions = 2,
} = {}) {
  const listeners = new Map<string, (event: object) => void>();
  const cached = new Map<string, Map<string, Response>>();
  const addressOf = (request: string | { url: string }) =>
    new URL(typeof request === "string" ? request : request.url, origin).pathname;
  const open = async (name: string) => {
    const entries = cached.get(name) ?? new Map<string, Response>();
    cached.set(name, entries);
    return {
      addAll: async (paths: string[]) => {
        for (const path of paths) entries.set(path, new Response(`<a href="/">kept ${path}</a>`));
      },
      put: async (request: { url: string }, response: Response) => entries.set(addressOf(request), response),
    };
  };
  const caches = {
    open,
    keys: async () => [...cached.keys()],
    delete: async (name: string) => cached.delete(name),
    match: async (request: string | { url: string }) =>
      [...cached.values()].map((entries) => entries.get(addressOf(request))?.clone()).find(Boolean),
  };
  const windows: { url: string; focus: () => Promise<void>; postMessage: (message: object) => void }[] = [];
  const openWindow = vi.fn(async (_url: string) => null);
  const showNotification = vi.fn(async (_title: string, _options: object) => {});
  const subscribe = vi.fn(async (_options: object) => ({ endpoint: "https://fcm.googleapis.com/new" }));
  const fetch = vi.fn((request: string | { url: string }, _options?: object) =>
    fetched(typeof request === "string" ? request : request.url),
  );
  const self = {
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    location: new URL(`${origin}/service-worker.js`),
    skipWaiting: async () => {},
    clients: { claim: async () => {}, matchAll: async () => windows, openWindow },
    registration: {
      showNotification,
      pushManager: { subscribe },
    },
  };
  const navigator = { language };
  const Notification = { maxActions };
  const browser = { self, caches, navigator, fetch, Notification };
  runInContext(code, createContext({ ...browser, URL, URLSearchParams, Response, setTimeout, console }));

  /** Settles with what the worker waits for or answers with; undefined when it leaves the event alone. */
  const dispatch = async (type: string, event: object = {}): Promise<unknown> => {
    let result: unknown;
    const take = (promise: unknown) => {
      result = promise;
    };
    listeners.get(type)?.({ ...event, waitUntil: take, respondWith: take });
    return result;
  };
  const get = (path: string, more: object = {}) => ({
    request: { method: "GET", mode: "navigate", url: origin + path, ...more },
  });
  return { dispatch, get, showNotification, openWindow, windows, subscribe, fetch, cached };
}

const push = (text: string) => ({ data: { json: () => JSON.parse(text), text: () => text } });

describe("a push", () => {
  test("is shown as it says", async () => {
    const { dispatch, showNotification } = startWorker();
    await dispatch("push", push(payloadOf(message)));
    const [title, options] = showNotification.mock.lastCall ?? [];
    expect(title).toBe(message.title);
    expect(options).toMatchObject({
      body: message.body,
      tag: "need-1",
      lang: "de",
      dir: "ltr",
      renotify: true,
      actions: [{ action: "no", title: "Diesmal nicht" }],
      data: { navigate: message.navigate, actions: { no: `${origin}/help/1?not` } },
    });
  });

  test.each([
    ["no data", { data: null }],
    ["broken JSON", push('{"web_push":8030,"notif')],
    ["JSON without a notification", push('{"web_push":8030}')],
    ["null", push("null")],
    ["a title that is no text", push('{"notification":{"title":7}}')],
  ])("with %s still shows something", async (_name, event) => {
    const german = startWorker();
    await german.dispatch("push", event);
    expect(german.showNotification).toHaveBeenCalledOnce();
    expect(german.showNotification.mock.lastCall?.[1]).toMatchObject({
      body: expect.stringContaining("Neues"),
    });

    const english = startWorker({ language: "en-GB" });
    await english.dispatch("push", event);
    expect(english.showNotification.mock.lastCall?.[1]).toMatchObject({
      body: expect.stringContaining("new"),
    });
  });

  test("falls back when the browser refuses its options", async () => {
    const { dispatch, showNotification } = startWorker();
    showNotification.mockRejectedValueOnce(new TypeError("no"));
    await dispatch("push", push(payloadOf(message)));
    expect(showNotification).toHaveBeenCalledTimes(2);
  });

  test("never keeps the browser waiting for more than five seconds", async () => {
    vi.useFakeTimers();
    const { dispatch, showNotification } = startWorker();
    showNotification.mockReturnValueOnce(new Promise(() => {}));
    const settled = vi.fn();
    dispatch("push", push(payloadOf(message))).then(settled);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

describe("a tap", () => {
  const tap = (data: unknown, action = "") => ({ action, notification: { data, close: vi.fn() } });

  test("opens the need, or what its button says", async () => {
    const { dispatch, openWindow } = startWorker();
    const data = { navigate: `${origin}/help/1`, actions: { no: `${origin}/help/1?not` } };
    const event = tap(data);
    await dispatch("notificationclick", event);
    expect(event.notification.close).toHaveBeenCalledOnce();
    expect(openWindow).toHaveBeenLastCalledWith(`${origin}/help/1`);
    await dispatch("notificationclick", tap(data, "no"));
    expect(openWindow).toHaveBeenLastCalledWith(`${origin}/help/1?not`);
    await dispatch("notificationclick", tap(data, "unknown"));
    expect(openWindow).toHaveBeenLastCalledWith(`${origin}/help/1`);
  });

  test("focuses the page that is open there already and tells it", async () => {
    const { dispatch, openWindow, windows } = startWorker();
    const here = { url: `${origin}/help/1#top`, focus: vi.fn(async () => {}), postMessage: vi.fn() };
    windows.push({ url: `${origin}/`, focus: vi.fn(), postMessage: vi.fn() }, here);
    await dispatch("notificationclick", tap({ navigate: `${origin}/help/1` }));
    expect(here.focus).toHaveBeenCalledOnce();
    expect(here.postMessage).toHaveBeenCalledWith({ type: "ping-opened", url: `${origin}/help/1` });
    expect(openWindow).not.toHaveBeenCalled();
  });

  test.each([
    [undefined],
    [null],
    [{ navigate: "https://evil.example/" }],
    [{ navigate: "javascript:alert(1)" }],
    [{ navigate: "//evil.example" }],
    [{ navigate: "https://" }],
  ])("with %j leads home", async (data) => {
    const { dispatch, openWindow } = startWorker();
    await dispatch("notificationclick", tap(data));
    expect(openWindow).toHaveBeenCalledWith(`${origin}/`);
  });
});

describe("the button of a ping", () => {
  const link = `${origin}/ping/token`;
  const data = { navigate: `${origin}/help/1?ping=1`, answer: link, actions: { yes: link, no: link } };
  const tap = (action: string) => ({
    action,
    notification: { title: "Kuchen", tag: "need-1", data, close: vi.fn() },
  });
  const inNow = {
    title: "Du bist dabei!",
    body: "Samstag",
    navigate: `${origin}/help/1`,
    tag: "need-1",
    lang: "de",
    silent: true,
  };

  test("answers by itself, says so in the ping's place and tells the page that is open", async () => {
    const fetched = async () => Response.json({ ok: true, notification: inNow });
    const { dispatch, fetch, openWindow, showNotification, windows } = startWorker({ fetched });
    const here = { url: `${origin}/help/1?ping=1`, focus: vi.fn(), postMessage: vi.fn() };
    windows.push(here);
    await dispatch("notificationclick", tap("yes"));
    expect(fetch).toHaveBeenCalledWith(
      link,
      expect.objectContaining({ method: "POST", credentials: "omit" }),
    );
    expect(String(Object(fetch.mock.calls[0]?.[1]).body)).toBe("answer=yes");
    expect(showNotification).toHaveBeenCalledWith(
      "Du bist dabei!",
      expect.objectContaining({ tag: "need-1", silent: true, renotify: false }),
    );
    expect(here.postMessage).toHaveBeenCalledOnce();
    expect(openWindow).not.toHaveBeenCalled();
  });

  test("says nothing more after a no", async () => {
    const fetched = async () => Response.json({ ok: true, notification: null });
    const { dispatch, openWindow, showNotification } = startWorker({ fetched });
    await dispatch("notificationclick", tap("no"));
    expect(showNotification).not.toHaveBeenCalled();
    expect(openWindow).not.toHaveBeenCalled();
  });

  test.each([
    ["refused", async () => Response.json({ ok: false, reason: "full" }, { status: 409 })],
    ["not reached", async () => Promise.reject(new TypeError("offline"))],
    ["nonsense", async () => new Response("<html>")],
  ])("opens the page when it was %s", async (_, fetched) => {
    const { dispatch, openWindow } = startWorker({ fetched });
    await dispatch("notificationclick", tap("yes"));
    expect(openWindow).toHaveBeenCalledWith(link);
  });

  test("comes back as a ping when no window may be opened any more", async () => {
    const { dispatch, openWindow, showNotification } = startWorker({
      fetched: async () => Promise.reject(new TypeError("offline")),
    });
    openWindow.mockRejectedValueOnce(new Error("too late"));
    await dispatch("notificationclick", tap("yes"));
    expect(showNotification).toHaveBeenCalledWith("Kuchen", expect.objectContaining({ tag: "need-1", data }));
  });

  test("is not there on an iPhone: the ping itself leads to the page that has it", async () => {
    const { dispatch, openWindow } = startWorker({ maxActions: 0 });
    await dispatch("notificationclick", tap(""));
    expect(openWindow).toHaveBeenCalledWith(link);
  });

  test("posts nowhere but to a ping's own link", async () => {
    const { dispatch, fetch, openWindow } = startWorker();
    const elsewhere = { ...data, actions: { yes: `${origin}/help/1/signup` } };
    await dispatch("notificationclick", { action: "yes", notification: { data: elsewhere, close: vi.fn() } });
    expect(fetch).not.toHaveBeenCalled();
    expect(openWindow).toHaveBeenCalledWith(`${origin}/help/1/signup`);
  });
});

test("a changed subscription is made again and saved", async () => {
  const worker = startWorker({ fetched: async (url) => new Response(url === "/push/key" ? "BKey\n" : "") });
  await worker.dispatch("pushsubscriptionchange", { newSubscription: null });
  expect(worker.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: "BKey" });
  expect(worker.fetch).toHaveBeenLastCalledWith(
    "/push/subscriptions",
    expect.objectContaining({ method: "POST", body: '{"endpoint":"https://fcm.googleapis.com/new"}' }),
  );
  await worker.dispatch("pushsubscriptionchange", { newSubscription: { endpoint: "given" } });
  expect(worker.subscribe).toHaveBeenCalledOnce();
});

describe("without a connection", () => {
  const offline = async (): Promise<Response> => {
    throw new TypeError("offline");
  };

  test("pages say so and offer the same address again, and are not kept", async () => {
    const { dispatch, get, cached } = startWorker({ fetched: offline });
    await dispatch("install");
    const answer = (await dispatch("fetch", get("/help/1?a=1&b=2"))) as Response;
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('<a href="/help/1?a=1&amp;b=2">kept /offline.html</a>');
    expect([...(cached.get("anpacken-v1")?.keys() ?? [])]).toEqual(["/offline.html", "/assets/entry.js"]);
  });

  test("assets come from what was kept", async () => {
    const { dispatch, get } = startWorker({ fetched: offline });
    await dispatch("install");
    const answer = (await dispatch("fetch", get("/assets/entry.js", { mode: "cors" }))) as Response;
    expect(await answer.text()).toContain("kept /assets/entry.js");
  });
});

test("an asset is fetched once, everything else is left to the browser", async () => {
  const { dispatch, get, fetch } = startWorker({ fetched: async () => new Response("code") });
  for (const _round of [1, 2]) {
    const answer = (await dispatch("fetch", get("/assets/map.js", { mode: "cors" }))) as Response;
    expect(await answer.text()).toBe("code");
  }
  expect(fetch).toHaveBeenCalledOnce();
  expect(await dispatch("fetch", get("/join", { method: "POST" }))).toBeUndefined();
  expect(await dispatch("fetch", get("/push/key", { mode: "cors" }))).toBeUndefined();
  expect(
    await dispatch("fetch", { request: { method: "GET", url: "https://other.example/assets/x.js" } }),
  ).toBeUndefined();
});

test("a new version keeps the one before for the pages that are open, and removes older ones", async () => {
  const { dispatch, cached } = startWorker();
  for (const name of ["anpacken-vA", "anpacken-vB", "somebody-elses"]) cached.set(name, new Map());
  await dispatch("install");
  await dispatch("activate");
  expect([...cached.keys()]).toEqual(["anpacken-vB", "somebody-elses", "anpacken-v1"]);
});

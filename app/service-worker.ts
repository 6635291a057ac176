/// <reference lib="webworker" />
import { pushFallback as german } from "./i18n/de/push";
import { pushFallback as english } from "./i18n/en/push";
import type { PushPayload } from "./push/message";

// The build puts in the files to keep and a hash of them (vite/service-worker-plugin.ts).
declare const self: ServiceWorkerGlobalScope & { __PRECACHE: readonly string[]; __VERSION: string };

const cacheName = `anpacken-${self.__VERSION}`;
const offlinePage = "/offline.html";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("push", (event) => event.waitUntil(atMost(5_000, ring(event.data))));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain(event)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([offlinePage, ...self.__PRECACHE]);
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A push without a notification costs the browser's trust (WebKit ends the subscription after three), so
// something is shown whatever arrived.
async function ring(data: PushMessageData | null): Promise<void> {
  try {
    const { notification } = readPayload(data);
    await self.registration.showNotification(notification.title, optionsOf(notification));
  } catch {
    const { title, body } = navigator.language.startsWith("de") ? german : english;
    await self.registration.showNotification(title, { body, ...pictures, data: { navigate: "/" } });
  }
}

function readPayload(data: PushMessageData | null): PushPayload {
  const payload: PushPayload | undefined = data?.json();
  if (typeof payload?.notification?.title !== "string") throw new TypeError("not a declarative push message");
  return payload;
}

const pictures = { icon: "/icon-192.png", badge: "/badge-96.png" };

// Two members that browsers know and TypeScript's library does not.
type ShownOptions = NotificationOptions & {
  actions?: { action: string; title: string }[];
  renotify?: boolean;
};

function optionsOf(notification: PushPayload["notification"]): ShownOptions {
  const { body, lang, dir, tag, silent, renotify, navigate, actions = [], data } = notification;
  return {
    body,
    lang,
    dir,
    tag,
    ...pictures,
    silent: silent ?? null,
    renotify: Boolean(renotify && tag),
    actions: actions.map(({ action, title }) => ({ action, title })),
    data: {
      ...data,
      navigate,
      actions: Object.fromEntries(actions.map(({ action, navigate }) => [action, navigate])),
    },
  };
}

async function open({ notification, action }: NotificationEvent): Promise<void> {
  notification.close();
  const { actions = {}, answer, navigate = "/" } = notification.data ?? {};
  // Where no buttons are shown (iPhone, some desktops) the ping itself leads to the page that has them.
  const tapped = hasButtons() ? navigate : (answer ?? navigate);
  const target = ownUrl(actions[action] ?? tapped);
  const answerable = answers.has(action) && new URL(target).pathname.startsWith("/ping/");
  if (answerable && (await answered(target, action))) return;
  try {
    await show(target);
  } catch {
    // The browser opens windows for a moment after a tap only: the ping comes back instead of getting lost.
    const { title, body, tag, lang, data } = notification;
    await self.registration.showNotification(title, { body, tag, lang, data, ...pictures, silent: true });
  }
}

function hasButtons(): boolean {
  const { maxActions = 0 } = Notification as typeof Notification & { maxActions?: number };
  return maxActions > 0;
}

const answers = new Set(["yes", "no", "withdraw"]);

/**
 * Answers by itself: the link in the ping says as whom, no cookie does. Shows what became of it in the ping's
 * place. False: not reached or refused, so that the page must say why.
 */
async function answered(link: string, answer: string): Promise<boolean> {
  try {
    const body = new URLSearchParams({ answer });
    const response = await fetch(link, { method: "POST", body, credentials: "omit" });
    if (!response.ok) return false;
    const { notification }: { notification: PushPayload["notification"] | null } = await response.json();
    if (notification) await self.registration.showNotification(notification.title, optionsOf(notification));
    await tellPages(notification?.navigate ?? null);
    return true;
  } catch {
    return false;
  }
}

/** A page of this need that is open looks again. */
async function tellPages(url: string | null): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const client of windows) {
    if (url && withoutQuery(client.url) === withoutQuery(url))
      client.postMessage({ type: "ping-opened", url });
  }
}

async function show(target: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((client) => withoutHash(client.url) === withoutHash(target));
  if (!there) {
    await self.clients.openWindow(target);
    return;
  }
  await there.focus();
  there.postMessage({ type: "ping-opened", url: target });
}

// A payload cannot lead anywhere but here.
function ownUrl(target: unknown): string {
  const home = self.location.origin;
  try {
    const url = new URL(String(target), home);
    return url.origin === home ? url.href : `${home}/`;
  } catch {
    return `${home}/`;
  }
}

function withoutQuery(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}

function withoutHash(url: string): string {
  return url.split("#")[0] ?? url;
}

// Firefox fires this with no new subscription. Should it fail, the app's next start mends it.
async function subscribeAgain(event: PushSubscriptionChangeEvent): Promise<void> {
  const subscription = event.newSubscription ?? (await subscribe());
  await fetch("/push/subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(subscription),
  });
}

async function subscribe(): Promise<PushSubscription> {
  const key = await fetch("/push/key");
  if (!key.ok) throw new Error(`/push/key answered ${key.status}`);
  const applicationServerKey = (await key.text()).trim();
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

// Pages are never kept: they may be somebody's own. No navigation preload: with it Firefox shows its own error
// page when the server is not reached, whatever the worker answers.
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return offline(new URL(request.url));
  }
}

// A new response: the kept one's CSP allows no inline style, and the page brings its own.
async function offline({ pathname, search }: URL): Promise<Response> {
  const kept = await caches.match(offlinePage);
  const again = `href="${(pathname + search).replaceAll("&", "&amp;")}"`;
  const page = (await kept?.text())?.replace('href="/"', () => again);
  return new Response(page ?? "Offline", {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

// Their names hold a hash of their content: what is kept is never old.
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}

function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);
}

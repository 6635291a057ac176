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
  const target = ownUrl(notification.data?.actions?.[action] ?? notification.data?.navigate ?? "/");
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

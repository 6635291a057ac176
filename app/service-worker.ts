/// <reference lib="webworker" />

import { submissionOf } from "./offline/queue";
import { open } from "./worker/answers";
import { activate, asset, install } from "./worker/assets";
import { personChanges } from "./worker/keep";
import { answerPage } from "./worker/page-messages";
import { page } from "./worker/pages";
import { personChangesBy, submit } from "./worker/posts";
import { ring, subscribeAgain } from "./worker/push";
import { sendQueue } from "./worker/send";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("push", (event) => event.waitUntil(atMost(5_000, ring(event.data))));
self.addEventListener("notificationclick", (event) => event.waitUntil(open(event)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain(event)));
// Background Sync (not in TypeScript's library): rejects while there is no connection, and comes again.
self.addEventListener("sync" as "push", (event) => event.waitUntil(sendQueue()));
self.addEventListener("message", (event) => event.waitUntil(answerPage(event)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST") {
    const change = personChangesBy(pathname);
    if (change) event.waitUntil(personChanges(change === "out"));
    if (request.mode === "navigate" && submissionOf(pathname)) event.respondWith(submit(request));
  }
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds))]);
}

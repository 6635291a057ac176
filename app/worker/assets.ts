import { precache, version, worker } from "./scope";

export const offlinePage = "/offline.html";
const prefix = "anpacken-";
const cacheName = `${prefix}${version}`;

export async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([offlinePage, ...precache]);
  await worker.skipWaiting();
}

/**
 * Only code is cached and only code is deleted: what was kept to be read, and what waits to be sent, lies in
 * IndexedDB. The version before stays, for the pages that are still open and load the rest of theirs when it is
 * asked for.
 */
export async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const before = ours.filter((name) => name !== cacheName).at(-1);
  const old = ours.filter((name) => name !== cacheName && name !== before);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

// Their names hold a hash of their content: what is kept is never old.
export async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}

import { afterAnswer, isExpired, type Waiting } from "~/offline/queue";
import { changeQueue, readKept, readQueue, tell } from "~/offline/store.client";
import { refresh } from "./keep";
import { currentNotices } from "./notices";
import { inTime, windows, worker } from "./scope";

const syncTag = "queue";

/** Asks the browser to wake the worker when there is a connection; elsewhere the next start of the app sends. */
export async function sendSoon(): Promise<void> {
  const { sync } = worker.registration as ServiceWorkerRegistration & {
    sync?: { register(tag: string): Promise<void> };
  };
  await sync?.register(syncTag).catch(() => undefined);
}

let running: Promise<void> | null = null;
const settledAt = new Map<string, number>();

/** The needs that something went out for since `instant`, in milliseconds since the epoch: pages older than that are old. */
export function sentSince(instant: number): string[] {
  return [...settledAt].filter(([, at]) => at >= instant).map(([needId]) => needId);
}

/**
 * Sends what waits, in order, one at a time. Rejects when there is no connection, so that the browser tries again.
 * Two workers of two versions at once would do no harm: the server does each key once.
 */
export function sendQueue(): Promise<void> {
  running ??= sendAll().finally(() => {
    running = null;
  });
  return running;
}

async function sendAll(): Promise<void> {
  const waiting = await readQueue();
  if (waiting.length === 0) return;
  const sent: Waiting[] = [];
  try {
    for (const one of waiting) {
      if (!(await settled(one))) throw new Error("not now");
      await changeQueue((queue) => queue.filter(({ key }) => key !== one.key));
      sent.push(one);
      settledAt.set(one.needId, Date.now());
    }
  } finally {
    if (sent.length > 0) await tellPages(sent);
  }
}

/** False: to be tried again. */
async function settled(one: Waiting): Promise<boolean> {
  const { key, kind, needId, title, lang } = one;
  const refused = (reason: string) => tell({ key, kind, needId, title, lang, reason });
  if (isExpired(one, new Date())) {
    await refused("expired");
    return true;
  }
  await changeQueue((queue) => queue.map((other) => (other.key === key ? { ...other, tried: true } : other)));
  const body = new URLSearchParams(one.fields);
  body.set("key", key);
  body.set("kind", kind);
  if (one.owner) body.set("owner", one.owner);
  const response = await inTime(30_000, fetch(`/help/${needId}/submission`, { method: "POST", body }));
  const next = afterAnswer(response.status);
  if (next === "later") return false;
  if (next === "refused") {
    const { reason }: { reason?: string } = await response.json().catch(() => ({}));
    // Somebody who is in already, by another way, has what they wanted.
    if (reason !== "already") await refused(reason ?? "invalid");
  }
  return true;
}

async function tellPages(sent: readonly Waiting[]): Promise<void> {
  if ((await readKept()) || sent.some(({ owner }) => owner !== null)) await refresh().catch(() => undefined);
  const notices = await currentNotices();
  for (const client of await windows())
    client.postMessage({ type: "queue", notices, sent: sent.map(({ needId }) => needId) });
}

import { untell } from "~/offline/store.client";
import { type Visit, visited } from "./keep";
import { currentNotices } from "./notices";
import { worker } from "./scope";
import { sendQueue, sendSoon, sentSince } from "./send";

/**
 * What pages ask of the worker (offline/queue.client.ts): a visit, which also sends what waits; that there is a
 * connection again; that somebody has read what became of something.
 */
export async function answerPage({ data, source, origin }: ExtendableMessageEvent): Promise<void> {
  // Only pages of ours reach this worker; a browser that says otherwise is not believed.
  if (origin && origin !== worker.location.origin) return;
  if (data?.type === "visit") {
    // A page that was on its way while the worker was activated is not claimed by that.
    await worker.clients.claim();
    const { askedAt } = data as { askedAt: number };
    await say(source, askedAt);
    await Promise.allSettled([visited(data as Visit), sendQueue()]);
    await say(source, askedAt);
  }
  if (data?.type === "online") await sendQueue().catch(sendSoon);
  if (data?.type === "read" && typeof data.key === "string") await untell(data.key);
}

/** Says to a page what waits and what was refused, also that nothing does any more; and what went out since it was asked for. */
async function say(source: ExtendableMessageEvent["source"], askedAt: number): Promise<void> {
  source?.postMessage({ type: "queue", notices: await currentNotices(), sent: sentSince(askedAt) });
}

import { untell } from "~/offline/store.client";
import { type Visit, visited } from "./keep";
import { currentNotices } from "./notices";
import { worker } from "./scope";
import { sendQueue, sendSoon } from "./send";

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
    await say(source);
    await Promise.allSettled([visited(data as Visit), sendQueue()]);
    await say(source);
  }
  if (data?.type === "online") await sendQueue().catch(sendSoon);
  if (data?.type === "read" && typeof data.key === "string") await untell(data.key);
}

/** Says to a page what waits and what was refused; also that nothing does any more. */
async function say(source: ExtendableMessageEvent["source"]): Promise<void> {
  source?.postMessage({ type: "queue", notices: await currentNotices(), sent: false });
}

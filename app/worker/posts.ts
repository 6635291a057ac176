import { submissionOf, type Waiting } from "~/offline/queue";
import { enqueue, readKept, readQueue } from "~/offline/store.client";
import { offline } from "./pages";
import { inTime } from "./scope";
import { sendQueue, sendSoon } from "./send";

/** Signs in or out, or ends a session: what this browser keeps of somebody goes with it. */
export function personChangesBy(pathname: string): "in" | "out" | null {
  if (/^\/(logout|me\/leave|me\/devices)(\.data)?$/.test(pathname)) return "out";
  return /^\/(login|team|setup)(\/|\.|$)/.test(pathname) ? "in" : null;
}

/**
 * A signup or withdrawal from a page. It goes its usual way; when no answer comes it waits in the queue, and the
 * page of the need says so. What follows something that waits waits behind it.
 */
export async function submit(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const copy = request.clone();
  const waiting = await waitingFor(url, copy);
  if (!waiting) return fetch(request).catch(() => offline(url));
  const before = (await readQueue()).filter(({ needId }) => needId === waiting.needId);
  const ahead = before.some(({ shiftId }) => shiftId === waiting.shiftId);
  const wasOnline = navigator.onLine;
  try {
    if (!ahead) return await inTime(patience, fetch(request));
  } catch {
    // It may have arrived, unless the browser itself knew that nothing can.
    waiting.tried = wasOnline;
  }
  try {
    await enqueue(waiting);
  } catch {
    return offline(url);
  }
  if (ahead) await sendQueue().catch(() => undefined);
  await sendSoon();
  return Response.redirect(`/help/${waiting.needId}`, 303);
}

/** Milliseconds after which a network that neither answers nor fails counts as none. */
const patience = 20_000;

/** Null: no form of ours, or without a key: sent twice it would be done twice. */
async function waitingFor({ pathname, searchParams }: URL, request: Request): Promise<Waiting | null> {
  const submission = submissionOf(pathname);
  const type = request.headers.get("content-type") ?? "";
  if (!submission || !type.startsWith("application/x-www-form-urlencoded")) return null;
  const form = new URLSearchParams(await request.text());
  const [key, shiftId, title] = [form.get("key"), form.get("shiftId"), form.get("about") ?? ""];
  if (!key || !shiftId) return null;
  if (searchParams.get("for") === "other") form.set("for", "other");
  const kept = await readKept();
  return {
    ...{ ...submission, key, shiftId, title, tried: false },
    fields: [...form].filter(([name]) => !["key", "about", "lang"].includes(name)),
    owner: kept?.owner ?? null,
    lang: form.get("lang") ?? navigator.language,
    at: new Date().toISOString(),
  };
}

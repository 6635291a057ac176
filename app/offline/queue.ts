import { sentForMs } from "~/domain/submission";

/** A signup or withdrawal that waits for a connection. An app that is updated reads what an older one wrote. */
export type Waiting = {
  /** idempotency: the server answers the same key the same way */
  key: string;
  kind: "signup" | "withdrawal";
  needId: string;
  shiftId: string;
  /** the form as it was filled in */
  fields: [name: string, value: string][];
  /** what it is about, in words */
  title: string;
  /** the session it was made in; null: nobody was signed in */
  owner: string | null;
  lang: string;
  /** real time, ISO */
  at: string;
  /** it may have reached the server, which only did not get to answer */
  tried: boolean;
};

/** What became of it, until its person has read it. */
export type Told = Pick<Waiting, "key" | "kind" | "needId" | "title" | "lang"> & { reason: string };

/**
 * The queue with one more. What was surely never sent is undone by its opposite; what may have arrived is followed
 * by it. The same wish twice is one: the later, unless the earlier may have arrived.
 */
export function queued(queue: readonly Waiting[], next: Waiting): Waiting[] {
  const ofShift = queue.filter((one) => one.needId === next.needId && one.shiftId === next.shiftId);
  const last = ofShift.at(-1);
  if (!last) return [...queue, next];
  if (last.kind === next.kind)
    return last.tried ? [...queue] : queue.map((one) => (one === last ? next : one));
  return last.tried ? [...queue, next] : queue.filter((one) => one !== last);
}

/** @param status of the answer to the queue's own post (routes/help/submission.ts) */
export function afterAnswer(status: number): "done" | "refused" | "later" {
  if (status >= 200 && status < 300) return "done";
  // Not now: too many, the server is away or in trouble.
  return status === 408 || status === 425 || status === 429 || status >= 500 ? "later" : "refused";
}

/** Too late to be sent: the server forgets keys, and would do it a second time. */
export function isExpired({ at }: Pick<Waiting, "at">, realNow: Date): boolean {
  return realNow.getTime() - Date.parse(at) > sentForMs;
}

/** Whether a post of a page is one that may wait, and of what. */
export function submissionOf(pathname: string): { needId: string; kind: Waiting["kind"] } | null {
  const [, needId, verb] = /^\/help\/([0-9a-f-]{36})\/(signup|withdraw)$/.exec(pathname) ?? [];
  if (!needId) return null;
  return { needId, kind: verb === "signup" ? "signup" : "withdrawal" };
}

import type { Told, Waiting } from "~/offline/queue";
import { readKept, readQueue, readTold } from "~/offline/store.client";
import { type Words, wordsOf } from "./words";

/** What a page says about the queue, in words: the page itself has none. */
export type QueueNotice = {
  key: string;
  needId: string;
  kind: "waiting" | "refused";
  title: string;
  text: string;
  /** the opposite of what waits: posting it takes it back */
  undo: { action: string; shiftId: string; label: string } | null;
  links: { href: string; label: string }[];
  close: string | null;
};

export async function currentNotices(): Promise<QueueNotice[]> {
  const [kept, queue, told] = await Promise.all([readKept(), readQueue(), readTold()]);
  return [
    ...told.map((one) => refusedNotice(one, wordsOf(kept, one.lang))),
    ...queue.map((one) => waitingNotice(one, wordsOf(kept, one.lang))),
  ];
}

export function waitingNotice(waiting: Waiting, { t }: Words): QueueNotice {
  const { key, needId, kind, shiftId } = waiting;
  const verb = kind === "signup" ? "withdraw" : "signup";
  return {
    ...{ key, needId, kind: "waiting", links: [], close: null },
    title: t("offline.waiting.title"),
    text: t(`offline.waiting.${kind}`, { title: titleOf(waiting, t) }),
    undo: { action: `/help/${needId}/${verb}`, shiftId, label: t("offline.waiting.undo") },
  };
}

function refusedNotice(told: Told, { t }: Words): QueueNotice {
  const { key, needId, kind, reason } = told;
  const known = t(`offline.refused.reason.${reason}` as "offline.refused.reason.full");
  const gone = reason === "not-found";
  const signIn = reason === "signed-out";
  return {
    ...{ key, needId, kind: "refused", undo: null },
    title: t(`offline.refused.${kind}`, { title: titleOf(told, t) }),
    text: known.startsWith("offline.") ? "" : known,
    links: [
      ...(gone ? [] : [{ href: `/help/${needId}`, label: t("offline.refused.open") }]),
      ...(signIn ? [] : [{ href: "/", label: t("offline.refused.others") }]),
    ],
    close: t("offline.refused.close"),
  };
}

function titleOf({ title }: { title: string }, t: Words["t"]): string {
  return title || t("offline.waiting.without");
}

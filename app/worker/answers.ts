import type { PushPayload } from "~/push/message";
import { refresh } from "./keep";
import { optionsOf, pictures } from "./push";
import { windows, worker } from "./scope";

/** A tap on a notification, or on one of its buttons. */
export async function open({ notification, action }: NotificationEvent): Promise<void> {
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
    await worker.registration.showNotification(title, { body, tag, lang, data, ...pictures, silent: true });
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
    if (notification) await worker.registration.showNotification(notification.title, optionsOf(notification));
    await tellPages(notification?.navigate ?? null);
    // Somebody was here: what they said yes to is worth having without a connection.
    if (answer !== "no") await refresh();
    return true;
  } catch {
    return false;
  }
}

/** A page of this need that is open looks again. */
async function tellPages(url: string | null): Promise<void> {
  for (const client of await windows()) {
    if (url && withoutQuery(client.url) === withoutQuery(url))
      client.postMessage({ type: "ping-opened", url });
  }
}

async function show(target: string): Promise<void> {
  const there = (await windows()).find((client) => withoutHash(client.url) === withoutHash(target));
  if (!there) {
    await worker.clients.openWindow(target);
    return;
  }
  await there.focus();
  there.postMessage({ type: "ping-opened", url: target });
}

// A payload cannot lead anywhere but here.
function ownUrl(target: unknown): string {
  const home = worker.location.origin;
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

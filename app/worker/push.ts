import { pushFallback as german } from "~/i18n/de/push";
import { pushFallback as english } from "~/i18n/en/push";
import type { PushPayload } from "~/push/message";
import { keepPing } from "./keep";
import { worker } from "./scope";

// A push without a notification costs the browser's trust (WebKit ends the subscription after three), so
// something is shown whatever arrived.
export async function ring(data: PushMessageData | null): Promise<void> {
  try {
    const { notification } = readPayload(data);
    await worker.registration.showNotification(notification.title, optionsOf(notification));
    await keepPing(notification).catch(() => undefined);
  } catch {
    const { title, body } = navigator.language.startsWith("de") ? german : english;
    await worker.registration.showNotification(title, { body, ...pictures, data: { navigate: "/" } });
  }
}

function readPayload(data: PushMessageData | null): PushPayload {
  const payload: PushPayload | undefined = data?.json();
  if (typeof payload?.notification?.title !== "string") throw new TypeError("not a declarative push message");
  return payload;
}

export const pictures = { icon: "/icon-192.png", badge: "/badge-96.png" };

// Two members that browsers know and TypeScript's library does not.
type ShownOptions = NotificationOptions & {
  actions?: { action: string; title: string }[];
  renotify?: boolean;
};

export function optionsOf(notification: PushPayload["notification"]): ShownOptions {
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

// Firefox fires this with no new subscription. Should it fail, the app's next start mends it.
export async function subscribeAgain(event: PushSubscriptionChangeEvent): Promise<void> {
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
  return worker.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

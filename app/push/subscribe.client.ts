import { inAppBrowsers, isAppleMobile } from "~/domain/install";
import { encodeBase64url } from "./keys";

export type PushSupport =
  | "ready"
  | "denied"
  | "unsupported"
  | "needs-home-screen"
  | "in-app-browser"
  | "insecure";

export type SubscribeRefusal = Exclude<PushSupport, "ready"> | "dismissed" | "failed";

/** Whether this browser can be rung, and if not, what stands in the way (each has its help text). */
export function pushSupport(browser: Browser = thisBrowser()): PushSupport {
  if (inAppBrowsers.test(browser.userAgent)) return "in-app-browser";
  if (!browser.secure) return "insecure";
  if (isAppleMobile(browser.userAgent, browser.touchPoints) && !browser.standalone)
    return "needs-home-screen";
  if (!browser.hasPush) return "unsupported";
  return browser.permission === "denied" ? "denied" : "ready";
}

/** What the decision rests on, so that it can be tested without that browser. */
export type Browser = {
  userAgent: string;
  touchPoints: number;
  secure: boolean;
  standalone: boolean;
  hasPush: boolean;
  permission: NotificationPermission | null;
};

/** Call it from a tap: browsers ask for the permission only then. `publicKey` is the answer of GET /push/key. */
export async function subscribe(
  publicKey: string,
): Promise<{ ok: true; subscription: PushSubscriptionJSON } | { ok: false; reason: SubscribeRefusal }> {
  const support = pushSupport();
  if (support !== "ready") return { ok: false, reason: support };
  try {
    // Before anything is awaited: Safari forgets the tap otherwise.
    const permission = await Notification.requestPermission();
    if (permission !== "granted")
      return { ok: false, reason: permission === "denied" ? "denied" : "dismissed" };
    const subscription = await subscriptionFor(await readyWorker(), publicKey);
    return { ok: true, subscription: subscription.toJSON() };
  } catch {
    return { ok: false, reason: "failed" };
  }
}

/** POST /push/subscriptions; the server's reason when it refuses (410, 422), "offline" when it is not reached. */
export async function saveSubscription(
  json: PushSubscriptionJSON,
  more: { refresh?: true } = {},
): Promise<{ ok: true } | { ok: false; reason: string }> {
  try {
    const response = await fetch("/push/subscriptions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...json, ...more }),
    });
    return response.ok ? { ok: true } : { ok: false, reason: await refusal(response) };
  } catch {
    return { ok: false, reason: "offline" };
  }
}

/**
 * At every start of the app: tells the server this browser's subscription again, because browsers exchange it
 * without a word. One that the push service has given up is replaced by a new one; one that its person switched
 * off on another device ends here, too. Never asks for anything.
 */
export async function resend(): Promise<void> {
  if (pushSupport() !== "ready" || Notification.permission !== "granted") return;
  try {
    const registration = await readyWorker();
    const before = await registration.pushManager.getSubscription();
    if (!before) return;
    const key = await fetch("/push/key");
    if (!key.ok) return;
    const publicKey = (await key.text()).trim();
    const subscription = await subscriptionFor(registration, publicKey);
    // A new server key made a new subscription: the old one was wanted, and so is this.
    if (subscription.endpoint !== before.endpoint) {
      await saveSubscription(subscription.toJSON());
      return;
    }
    const kept = await saveSubscription(subscription.toJSON(), { refresh: true });
    if (kept.ok || (kept.reason !== "ended" && kept.reason !== "forgotten")) return;
    await subscription.unsubscribe();
    if (kept.reason === "ended") {
      await saveSubscription((await subscriptionFor(registration, publicKey)).toJSON());
    }
    window.dispatchEvent(new Event(changedElsewhere));
  } catch {
    // Offline: the next start tries again.
  }
}

/** Fired on the window when `resend` has found this browser switched off, or replaced its subscription. */
export const changedElsewhere = "anpacken:push";

/** Ends this browser's subscription; its endpoint, so that the server can forget it too, or null. */
export async function unsubscribe(): Promise<string | null> {
  if (!("serviceWorker" in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}

/** Null where service workers are missing or forbidden (private windows, plain http). */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    return await navigator.serviceWorker.register("/service-worker.js");
  } catch {
    return null;
  }
}

function thisBrowser(): Browser {
  const hasNotification = "Notification" in window;
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    secure: window.isSecureContext,
    standalone:
      matchMedia("(display-mode: standalone)").matches ||
      ("standalone" in navigator && navigator.standalone === true),
    hasPush: "serviceWorker" in navigator && "PushManager" in window && hasNotification,
    permission: hasNotification ? Notification.permission : null,
  };
}

async function readyWorker(): Promise<ServiceWorkerRegistration> {
  // `ready` alone would wait for ever when nothing was registered.
  if (!(await registerServiceWorker())) throw new Error("no service worker");
  return navigator.serviceWorker.ready;
}

// A subscription is bound to the server's key: made for another one, it can never be rung.
async function subscriptionFor(
  { pushManager }: ServiceWorkerRegistration,
  publicKey: string,
): Promise<PushSubscription> {
  const existing = await pushManager.getSubscription();
  const key = existing?.options.applicationServerKey;
  if (existing && key && encodeBase64url(new Uint8Array(key)) === publicKey) return existing;
  await existing?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function refusal(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => null);
  const named = typeof answer === "object" && answer !== null && "reason" in answer ? answer.reason : null;
  return typeof named === "string" ? named : String(response.status);
}

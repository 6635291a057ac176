import { Link } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { Icon } from "./icon";
import { PushHelp, type PushObstacle } from "./push-help";

/** The browser's side of push (push/subscribe.client), handed in by the route: nothing of it runs on a server. */
export type PushDevice = {
  pushSupport: () => "ready" | PushObstacle;
  subscribe: (
    publicKey: string,
  ) => Promise<{ ok: true; subscription: PushSubscriptionJSON } | { ok: false; reason: PushObstacle }>;
  saveSubscription: (json: PushSubscriptionJSON) => Promise<{ ok: boolean }>;
  unsubscribe: () => Promise<string | null>;
};

type PushOfferProps = {
  device: PushDevice;
  publicKey: string;
  /** what it rings for; residents are the usual case */
  text?: string;
  headingLevel?: 2 | 3;
};

type State = "unknown" | "off" | "waiting" | "on" | PushObstacle;

/** Says what for, then one button, then a test; and honest help where the browser refuses. */
export function PushOffer({ device, publicKey, text, headingLevel = 2 }: PushOfferProps) {
  const t = useT();
  const [state, setState] = useState<State>("unknown");
  const Heading = `h${headingLevel}` as const;

  useEffect(() => {
    const support = device.pushSupport();
    if (support !== "ready") setState(support);
    else {
      const look = () => void isOn().then((on) => setState(on ? "on" : "off"));
      look();
      // `changedElsewhere` of push/subscribe.client: switched off on another device, say.
      window.addEventListener("anpacken:push", look);
      return () => window.removeEventListener("anpacken:push", look);
    }
  }, [device]);

  const switchOn = async () => {
    setState("waiting");
    const result = await device.subscribe(publicKey);
    if (!result.ok) setState(result.reason);
    else setState((await device.saveSubscription(result.subscription)).ok ? "on" : "failed");
  };

  return (
    <section className="push-offer" id="push" aria-labelledby="push-title" data-state={state}>
      <span className="push-offer-icon">
        <Icon name={state === "on" ? "bell" : "bellOff"} />
      </span>
      <Heading id="push-title">{t("push.ask.title")}</Heading>
      <div className="push-offer-body">
        {state === "on" ? (
          <On device={device} onOff={() => setState("off")} />
        ) : (
          <p>{text ?? t("push.ask.text")}</p>
        )}
        <noscript>
          <p>{t("me.push.noScript")}</p>
        </noscript>
        {(state === "off" || state === "waiting" || state === "dismissed" || state === "failed") && (
          <Button type="button" icon="bell" onClick={switchOn} disabled={state === "waiting"}>
            {t("push.ask.button")}
          </Button>
        )}
        <div className="stack-tight" aria-live="polite">
          {state === "waiting" && <p className="small muted">{t("push.ask.waiting")}</p>}
          {isObstacle(state) && (
            <PushHelp reason={state}>
              {state === "needs-home-screen" && <HomeScreenLink>{t("me.app.open")}</HomeScreenLink>}
            </PushHelp>
          )}
        </div>
      </div>
    </section>
  );
}

function HomeScreenLink({ children }: { children: ReactNode }) {
  return (
    <Link className="button button-secondary" to="/me/app">
      <Icon name="smartphone" />
      {children}
    </Link>
  );
}

function On({ device, onOff }: { device: PushDevice; onOff: () => void }) {
  const t = useT();
  const [tested, setTested] = useState<"no" | "sent" | "too-soon" | "failed">("no");

  const test = async () => {
    const answer = await post("/push/test", "POST", {}).catch(() => null);
    setTested(answer?.ok ? "sent" : answer?.status === 429 ? "too-soon" : "failed");
  };
  const switchOff = async () => {
    const endpoint = await device.unsubscribe();
    if (endpoint) await post("/push/subscriptions", "DELETE", { endpoint }).catch(() => null);
    onOff();
  };

  return (
    <>
      <p>
        <Icon name="circleCheck" className="inline-icon" /> {t("push.ask.done")}
      </p>
      <div className="row">
        <Button type="button" variant="secondary" small icon="bell" onClick={test}>
          {t("push.ask.testButton")}
        </Button>
        <Button type="button" variant="quiet" small onClick={switchOff}>
          {t("push.ask.off")}
        </Button>
      </div>
      <p className="small muted" role="status">
        {tested === "sent" && t("push.ask.testSent")}
        {tested === "too-soon" && t("me.push.tooSoon")}
        {tested === "failed" && t("me.push.testFailed")}
      </p>
    </>
  );
}

/** Whether this browser holds a subscription and may still show what arrives. */
async function isOn(): Promise<boolean> {
  if (Notification.permission !== "granted") return false;
  const registration = await navigator.serviceWorker.getRegistration();
  return Boolean(await registration?.pushManager.getSubscription());
}

function post(path: string, method: "POST" | "DELETE", body: object): Promise<Response> {
  return fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

function isObstacle(state: State): state is PushObstacle {
  return state !== "unknown" && state !== "off" && state !== "waiting" && state !== "on";
}

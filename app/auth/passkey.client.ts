import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from "@simplewebauthn/browser";

/** Why nothing came of it: the server's reason (domain/passkey), or what happened in this browser. */
export type PasskeyOutcome = { ok: true; to: string } | { ok: false; reason: string };

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type NewOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

export function passkeySupport(): "ready" | "insecure" | "unsupported" {
  if (!window.isSecureContext) return "insecure";
  return browserSupportsWebAuthn() ? "ready" : "unsupported";
}

/** Call it from a tap. Sends nothing but what the passkey signed. */
export function signInWithPasskey(to: string): Promise<PasskeyOutcome> {
  return attempt(async () => {
    const optionsJSON = await options<Options>("sign-in");
    return finish("/login/passkey", {
      purpose: "sign-in",
      to,
      credential: await startAuthentication({ optionsJSON }),
    });
  });
}

/** With one of the viewer's own, and finger, face or PIN. */
export function proveWithPasskey(to: string): Promise<PasskeyOutcome> {
  return attempt(async () => {
    const optionsJSON = await options<Options>("prove");
    return finish("/login/passkey", {
      purpose: "prove",
      to,
      credential: await startAuthentication({ optionsJSON }),
    });
  });
}

export function makePasskey(to: string): Promise<PasskeyOutcome> {
  return attempt(async () => {
    const optionsJSON = await options<NewOptions>("register");
    return finish("/login/passkey/register", { to, credential: await startRegistration({ optionsJSON }) });
  });
}

// A challenge lives for five minutes; the mail field may be open for longer.
const renewAfterMs = 4 * 60_000;

/**
 * Lets the browser name its passkeys in the mail field, where it can, until one is chosen or `stop` is called.
 * Says nothing when nobody chooses one.
 */
export function offerInField(to: string, onOutcome: (outcome: PasskeyOutcome) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const offer = async () => {
    const optionsJSON = await options<Options>("sign-in");
    if (stopped) return;
    timer = setTimeout(() => void attempt(again), renewAfterMs);
    const credential = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
    clearTimeout(timer);
    onOutcome(await attempt(() => finish("/login/passkey", { purpose: "sign-in", to, credential })));
  };
  // A new request ends the one before it, which then rejects and is forgotten.
  const again = async (): Promise<PasskeyOutcome> => {
    if (!stopped && (await browserSupportsWebAuthnAutofill())) await offer();
    return { ok: false, reason: "cancelled" };
  };
  if (passkeySupport() === "ready") void attempt(again);

  return () => {
    stopped = true;
    clearTimeout(timer);
    WebAuthnAbortService.cancelCeremony();
  };
}

class Refused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

async function attempt(work: () => Promise<PasskeyOutcome>): Promise<PasskeyOutcome> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.reason;
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
    return "taken";
  // Closed, timed out, or none that fits: browsers do not say which, so that no page learns what somebody has.
  return error instanceof Error && /NotAllowed|Abort/.test(error.name) ? "cancelled" : "failed";
}

async function options<Wanted>(purpose: string): Promise<Wanted> {
  const answer = await post("/login/passkey/options", { purpose });
  return answer.options as Wanted;
}

async function finish(path: string, body: object): Promise<PasskeyOutcome> {
  const { to } = await post(path, body);
  return { ok: true, to: typeof to === "string" ? to : "/" };
}

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) throw new Refused("offline");
  const answer: unknown = await response.json().catch(() => null);
  const said = typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>) : {};
  if (!response.ok) throw new Refused(typeof said.reason === "string" ? said.reason : "failed");
  return said;
}

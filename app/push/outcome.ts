/** What came back from a push service, or why nothing did. */
export type Answer =
  | { status: number; body?: string; retryAfter?: string }
  | { error: "timeout" | "network"; code?: string }
  /** Never left the house: the endpoint is not allowed, or the message could not be encrypted. */
  | { error: "endpoint" | "message"; code?: string };

export type Outcome =
  | { kind: "delivered" }
  /** Delete the subscription; after "key-mismatch" the browser subscribes again at its next start. */
  | { kind: "gone"; reason: "gone" | "key-mismatch" }
  /** Send again at `at`; with `pauseOrigin` nothing else goes to this origin before. */
  | { kind: "retry"; at: Date; pauseOrigin: boolean }
  /** Out of tries, or the next one would come after `until`. The subscription stays. */
  | { kind: "given-up"; reason: "tries" | "until" }
  /** Our keys, format or size: alert, never delete, since a wrong key is answered 401/403 for everyone. */
  | { kind: "our-fault"; reason: string };

export type Try = {
  /** Tries made so far, this one included: 1 for the first. */
  attempt: number;
  subscribedAt: Date;
  now: Date;
  /** When the need is over and the message worthless. */
  until: Date;
  /** 0 ≤ random < 1 */
  random: () => number;
};

/** What to do after a push service's answer (RFC 8030 §5–§8, and what the services really send). */
export function outcomeOf(answer: Answer, tried: Try): Outcome {
  if ("error" in answer) {
    const atHome = answer.error === "endpoint" || answer.error === "message";
    return atHome ? ourFault(answer.error, answer.code) : retry(tried, 0, false);
  }
  const { status, body = "" } = answer;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status === 404 || status === 410) return isFresh(tried) ? retry(tried, 5_000, false) : gone("gone");
  if (isKeyMismatch(status, body)) return gone("key-mismatch");
  if (status === 429 || status === 406 || status === 408 || status >= 500) {
    const wait = retryAfterMilliseconds(answer.retryAfter, tried.now);
    return retry(tried, wait, status === 429 || status === 406 || status === 503);
  }
  return ourFault(String(status), body);
}

const mostTries = 6;
const firstDelay = 5_000;
const longestDelay = 15 * 60_000;
const freshFor = 10 * 60_000;

// Push services learn of a new subscription with a delay: one retry before a young one is called dead.
function isFresh({ attempt, subscribedAt, now }: Try): boolean {
  return attempt === 1 && now.getTime() - subscribedAt.getTime() < freshFor;
}

// WNS and Apple name it, FCM writes a sentence.
function isKeyMismatch(status: number, body: string): boolean {
  if (status !== 400 && status !== 403) return false;
  return body.includes("VapidPkHashMismatch") || (status === 403 && body.includes("do not correspond"));
}

function retry({ attempt, now, until, random }: Try, atLeast: number, pauseOrigin: boolean): Outcome {
  if (attempt >= mostTries) return { kind: "given-up", reason: "tries" };
  const backOff = random() * firstDelay * 2 ** attempt;
  const delay = Math.min(Math.max(atLeast, backOff), longestDelay);
  const at = new Date(now.getTime() + delay);
  return at < until ? { kind: "retry", at, pauseOrigin } : { kind: "given-up", reason: "until" };
}

// RFC 9110 §10.2.3: seconds or an HTTP date; anything else, or a past date, is no wish at all.
function retryAfterMilliseconds(value: string | undefined, now: Date): number {
  if (value === undefined) return 0;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now.getTime());
}

function gone(reason: "gone" | "key-mismatch"): Outcome {
  return { kind: "gone", reason };
}

function ourFault(what: string, detail = ""): Outcome {
  return { kind: "our-fault", reason: detail ? `${what}: ${detail.slice(0, 200)}` : what };
}

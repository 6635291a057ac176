/** What can be guessed, or asked for too often. */
export type LimitKind =
  /** Asking for a link by mail; its account is the address asked for. */
  | "link"
  /** Six digits, which can be guessed: counted before they are looked up. */
  | "code"
  /** The six digits of the app on the Home Screen belong to nobody in particular: all browsers together. */
  | "hand-over"
  /** What follows cannot be guessed. Only wrong ones count, so that a right one always gets through. */
  | "token"
  | "recovery"
  | "setup"
  | "passkey"
  | "identity"
  /** The code of a need on a poster: public, but no reason to try them all. */
  | "short-code"
  /** How many a need would reach: whoever asks too often could feel over the map. */
  | "reach"
  /** Reports cost a town hall time, and may come from whoever is not signed in. */
  | "report"
  /** So do barriers. */
  | "barrier";

/** Whose attempts are counted: a whole network, the account that is asked for, one browser. */
export type Counted = "network" | "account" | "browser";

/** Attempts within an hour that cost no time. A village hall shares one network, a family one browser. */
const free: Record<LimitKind, Record<Counted, number>> = {
  link: { network: 20, account: 4, browser: 8 },
  code: { network: 20, account: 8, browser: 6 },
  "hand-over": { network: 20, account: 100, browser: 6 },
  token: { network: 60, account: 20, browser: 20 },
  recovery: { network: 20, account: 10, browser: 6 },
  setup: { network: 10, account: 10, browser: 6 },
  passkey: { network: 60, account: 20, browser: 20 },
  identity: { network: 60, account: 20, browser: 20 },
  "short-code": { network: 60, account: 20, browser: 20 },
  reach: { network: 400, account: 60, browser: 60 },
  report: { network: 30, account: 10, browser: 10 },
  barrier: { network: 30, account: 10, browser: 10 },
};

const longestSeconds = 15 * 60;

/** Attempts are forgotten an hour after the first. */
export const rememberedSeconds = 3_600;

/** Seconds to wait after this many attempts: none at first, then twice as long each time, up to 15 minutes. */
export function delayAfter(kind: LimitKind, counted: Counted, attempts: number): number {
  const beyond = attempts - free[kind][counted];
  return beyond <= 0 ? 0 : Math.min(2 ** Math.min(beyond, 20), longestSeconds);
}

/**
 * What counts as one asker: an IPv4 address, or the /64 of an IPv6 address, which one customer holds as a whole
 * (RFC 6177).
 */
export function networkOf(ip: string): string {
  if (!ip.includes(":")) return ip;
  const [head = "", tail = ""] = (ip.split("%")[0] ?? "").toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const all = ip.includes("::") ? [...before, ...zeros, ...after] : before;
  const four = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${four.join(":")}::/64`;
}

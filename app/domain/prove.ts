import { isFresh, type SessionFacts } from "./sign-in";

export type ProveFacts = {
  /** Works for a municipality */
  staff: boolean;
  /** Their staff rights do not hold at the moment */
  lapsed: boolean;
  passkeys: number;
  /** A confirmed address */
  email: boolean;
  identities: number;
  /** A recovery sheet in a drawer */
  sheet: boolean;
  passkeysWork: boolean;
  demo: boolean;
};
export type ProveWay = "passkey" | "enrol" | "link" | "identity" | "sheet" | "confirm";

/**
 * How somebody who is signed in can show who they are, best first. A staff person's mailbox is enough for
 * making the first passkey and for nothing after it; whoever has only this browser, and whoever looks at a
 * demo, confirms with a button.
 */
export function waysToProve(session: SessionFacts, facts: ProveFacts, realNow: Date): ProveWay[] {
  const { staff, lapsed, demo, passkeysWork } = facts;
  const hasKey = passkeysWork && facts.passkeys > 0;
  const enrols = lapsed && mayEnrol(session, facts, realNow);
  const ways: ProveWay[] = [];
  if (hasKey) ways.push("passkey");
  if (enrols) ways.push("enrol");
  else if (facts.email && !(staff && hasKey)) ways.push("link");
  if (facts.identities > 0) ways.push("identity");
  if (facts.sheet && !enrols) ways.push("sheet");
  if (demo || (ways.length === 0 && !staff)) ways.push("confirm");
  return ways;
}

/**
 * May this session add a passkey? It is a new way in, so they showed a moment ago who they are, unless there
 * is nothing to show but this browser. Staff who have a passkey show that one, their provider or their sheet.
 */
export function mayEnrol(session: SessionFacts, facts: ProveFacts, realNow: Date): boolean {
  const { staff, passkeys, email, identities, sheet, passkeysWork } = facts;
  if (!passkeysWork) return false;
  const nothingToShow = passkeys === 0 && !email && identities === 0 && !sheet;
  if (!isFresh(session, realNow, 5)) return nothingToShow && !staff;
  if (!staff) return true;
  const shown = ["passkey", "identity", "recovery", ...(passkeys === 0 ? ["link"] : [])];
  return shown.includes(session.method);
}

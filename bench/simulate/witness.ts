import type { PlannedNeed } from "./needs";
import type { Villager } from "./people";

/** One message as it left the house. */
export type Message = {
  at: Date;
  kind: string;
  villager: Villager;
  /** null: a digest */
  need: PlannedNeed | null;
  /** a device, or "mail" */
  channel: string;
  /** makes a noise: neither mail nor silent */
  rings: boolean;
};

/**
 * Watches every message and writes down each that should not have been sent. It keeps its own books, and its own
 * clock of Berlin: what it looks for, the product may not have a hand in.
 */
export function witness() {
  const complaints: string[] = [];
  const messages: Record<string, number> = {};
  const heard = new Set<string>();
  const pings = new Map<string, number>();
  const answered = new Set<string>();
  const blocked = new Set<string>();
  const coming = new Set<string>();
  const taken = new Map<number, number>();
  const pausedUntil = new Map<number, number>();
  const pair = (villager: Villager, need: PlannedNeed) => `${villager.nr} ${need.nr}`;

  function message({ at, kind, villager, need, channel, rings }: Message): void {
    const complain = (what: string) =>
      complaints.push(`${at.toISOString()} ${kind} to resident ${villager.nr}, need ${need?.nr}: ${what}`);
    messages[kind] = (messages[kind] ?? 0) + 1;
    const { weekday, minutes, week } = berlin(at);
    const allowed = kind === "invitation" && need?.urgent === true && villager.urgentInQuiet;
    if (rings && !allowed && isQuiet(villager, weekday, minutes)) complain("rung in quiet hours");
    if (at.getTime() < (pausedUntil.get(villager.nr) ?? 0) && (kind === "invitation" || kind === "digest")) {
      complain("after a pause began");
    }
    // Of a need once; digests once a week; reminders twice for each shift.
    const once = `${kind} ${need ? pair(villager, need) : `${villager.nr} ${week}`} ${channel}`;
    if (kind !== "reminder" && heard.has(once)) complain("a second time");
    heard.add(once);
    if (!need) return;
    if (kind === "reminder" && !coming.has(pair(villager, need))) complain("does not come");
    if (kind === "invitation") invitation(villager, need, at, { week, complain });
    if (kind === "enough" && answered.has(pair(villager, need))) complain("after an answer");
  }

  function invitation(
    villager: Villager,
    need: PlannedNeed,
    at: Date,
    { week, complain }: { week: string; complain: (what: string) => void },
  ): void {
    if (answered.has(pair(villager, need))) complain("after an answer");
    if (blocked.has(`${villager.nr} ${need.team}`)) complain("of an association that was blocked");
    if ((taken.get(need.nr) ?? 0) >= placesOf(need)) complain("though all places are taken");
    if (need.shifts.every((shift) => shift.end <= at)) complain("after the end");
    // Two devices ring for one ping.
    const ping = `ping ${pair(villager, need)}`;
    if (heard.has(ping)) return;
    heard.add(ping);
    const key = `${villager.nr} ${week}`;
    pings.set(key, (pings.get(key) ?? 0) + 1);
    if ((pings.get(key) ?? 0) > villager.weeklyBudget) complain("above the weekly budget");
  }

  return {
    message,
    complaints,
    /** how many of each kind */
    messages,
    /** pings by resident and week ("12 2027-03-29") */
    pings,
    places: (need: PlannedNeed) => taken.get(need.nr) ?? 0,
    answered: (villager: Villager, need: PlannedNeed) => answered.add(pair(villager, need)),
    blocked: (villager: Villager, team: number) => blocked.add(`${villager.nr} ${team}`),
    paused: (villager: Villager, until: Date) => pausedUntil.set(villager.nr, until.getTime()),
    comes(villager: Villager, need: PlannedNeed): void {
      coming.add(pair(villager, need));
      taken.set(need.nr, (taken.get(need.nr) ?? 0) + 1);
    },
    withdrew(villager: Villager, need: PlannedNeed): void {
      coming.delete(pair(villager, need));
      taken.set(need.nr, (taken.get(need.nr) ?? 0) - 1);
    },
  };
}

export type Witness = ReturnType<typeof witness>;

export function placesOf(need: PlannedNeed): number {
  return need.shifts.reduce((sum, shift) => sum + shift.places, 0);
}

/** 0 = Monday; minutes after midnight on the wall; the Monday that began the week. */
export function berlin(at: Date): { weekday: number; minutes: number; week: string } {
  const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const midnight = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day);
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
  const week = new Date(midnight - weekday * 86_400_000).toISOString().slice(0, 10);
  return { weekday, minutes: (part.hour ?? 0) * 60 + (part.minute ?? 0), week };
}

const wall = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  hourCycle: "h23",
  ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
});

export function isQuiet(
  { quietFrom, quietUntil, quietSundays }: Villager,
  weekday: number,
  minutes: number,
): boolean {
  if (quietSundays && weekday === 6) return true;
  const since = (minutes - quietFrom + 1440) % 1440;
  return since < (quietUntil - quietFrom + 1440) % 1440;
}

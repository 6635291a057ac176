import { type Ease, eases, type When, whens } from "./filter";
import type { OpenNeed, OpenShift } from "./open-need";
import { isOnWeekdayEvening, isWithin, type Windows } from "./when";

/** What filters and order ask of a need, worked out once for as long as it holds. */
export type Facts = {
  /** a bit per `eases` */
  ease: number;
  /** a bit per `whens`; never `own`, which depends on who looks */
  when: number;
  /** the start of the next shift with a place left, epoch ms; past when it runs already */
  next: number;
  placesLeft: number;
  /** what still lies ahead and has a place left; of a filled need, what lies ahead */
  offered: readonly OpenShift[];
  /** epoch ms: the facts hold from … until before … */
  from: number;
  until: number;
};

export const easeBit = Object.fromEntries(eases.map((ease, nr) => [ease, 1 << nr])) as Record<Ease, number>;
export const whenBit = Object.fromEntries(whens.map((when, nr) => [when, 1 << nr])) as Record<When, number>;

const halfHour = 30 * 60_000;
const known = new WeakMap<OpenNeed, Facts>();

/** Remembered per need: a need that changed is another object. */
export function factsOf(need: OpenNeed, now: Date, windows: Windows): Facts {
  const before = known.get(need);
  if (before && now.getTime() >= before.from && now.getTime() < before.until) return before;
  const facts = workOut(need, now, windows);
  known.set(need, facts);
  return facts;
}

function workOut(need: OpenNeed, now: Date, windows: Windows): Facts {
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const free = ahead.filter((shift) => shift.taken < shift.places);
  const offered = free.length > 0 ? free : ahead;
  return {
    ease: easeOf(need, offered),
    when: whenOf(offered, now, windows),
    next: Math.min(...offered.map((shift) => shift.start.getTime())),
    placesLeft: free.reduce((sum, shift) => sum + shift.places - shift.taken, 0),
    offered,
    from: now.getTime(),
    until: Math.min(windows.today.end.getTime(), ...ahead.map((shift) => shift.end.getTime())),
  };
}

/**
 * `short`, "I have 30 minutes": a shift of at most half an hour, or one by arrangement, because how long one stays
 * can then be arranged, too.
 */
function easeOf(need: OpenNeed, offered: readonly OpenShift[]): number {
  const short = offered.some(
    ({ start, end, flexible }) => flexible || end.getTime() - start.getTime() <= halfHour,
  );
  return (
    (need.requiredSkills.length === 0 ? easeBit["no-skills"] : 0) |
    (need.noGermanNeeded ? easeBit["no-german"] : 0) |
    (need.wheelchair ? easeBit.wheelchair : 0) |
    (need.withChildren ? easeBit["with-children"] : 0) |
    (short ? easeBit.short : 0)
  );
}

function whenOf(offered: readonly OpenShift[], now: Date, { today, weekend }: Windows): number {
  return (
    (offered.some((shift) => isWithin(shift, today, now)) ? whenBit.today : 0) |
    (offered.some((shift) => isWithin(shift, weekend, now)) ? whenBit.weekend : 0) |
    (offered.some((shift) => isOnWeekdayEvening(shift, now)) ? whenBit.evenings : 0)
  );
}

import { addDaysBerlin } from "~/domain/berlin-time";
import { digestHour } from "~/domain/digest";
import { remindersOf } from "~/domain/reminders";
import { block } from "~/models/block.server";
import { db } from "~/models/db.server";
import { renewDemand } from "~/models/demand.server";
import { post } from "~/models/help-request.server";
import { answerInvitation } from "~/models/invitation.server";
import { pause } from "~/models/resident.server";
import { switchPings } from "~/models/settings.server";
import { signUp } from "~/models/signup.server";
import { sweep } from "~/models/sweep.server";
import { withdraw } from "~/models/withdraw.server";
import { fate, stream } from "../calm/chance";
import { agenda } from "./agenda";
import { type Answer, behaviour, takesBack } from "./behaviour";
import { firstOf } from "./everyone";
import type { Story } from "./figures";
import { formOf, type PlannedNeed, plannedNeeds } from "./needs";
import { type Villager, villagers } from "./people";
import { nextDue, type Sent, setClock, work } from "./server";
import { settle, type Team } from "./settle";
import { placesOf, witness } from "./witness";

export type Plan = {
  seed: number;
  from: Date;
  weeks: number;
  residents: number;
  needs: number;
  teams: number;
  /** between two sweeps; what people promised is looked at when its reminders are due */
  sweepHours: number;
  /** the longest from a post to its shift */
  leadDays: number;
};

export const planOf = (plan: Plan) => ({
  ...plan,
  villagers: villagers(plan.residents, plan.seed),
  needs: plannedNeeds(plan, plan.seed),
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Lives through the plan with the product's real code, on the database that is connected, one instant after
 * another: what the product has planned, what people do, and a sweep every few hours (every minute in the product).
 */
export async function liveThrough(
  plan: ReturnType<typeof planOf>,
  progress: (now: Date) => void = () => {},
): Promise<{ story: Story; complaints: string[]; messages: Record<string, number> }> {
  const { seed, needs } = plan;
  // The product draws its lots with it; a run must be the same again.
  const { random } = Math;
  Math.random = stream(seed);
  const days = agenda();
  const { rung, unheard } = behaviour(seed);
  const watch = witness();
  const teams = await settle(plan.villagers, plan.teams, plan.from);
  const people = new Map(plan.villagers.map((villager) => [villager.id, villager]));
  const posted = new Map<string, PlannedNeed>();
  const fullAt = new Map<number, Date>();
  const asked = new Set<string>();
  const end = addDaysBerlin(plan.from, plan.weeks * 7 + plan.leadDays + 4);
  let now = plan.from;
  let tooLate = 0;

  for (const need of needs) days.add(need.postAt, () => publish(need));
  for (const villager of plan.villagers) wishes(villager);
  sweepFrom(plan.from);
  evenings();
  try {
    await live();
  } finally {
    Math.random = random;
  }
  return { story: tell(), complaints: watch.complaints, messages: watch.messages };

  async function live(): Promise<void> {
    for (;;) {
      const [first] = [days.next(), await nextDue()]
        .filter((at) => at !== null)
        .sort((a, b) => a.getTime() - b.getTime());
      if (!first || first > end) return;
      // What was due while people acted is done now, not in the past.
      now = first > now ? first : now;
      setClock(now);
      await days.run(now);
      await work(now, observe);
    }
  }

  async function publish(need: PlannedNeed): Promise<void> {
    const author = teams[need.team] as Team;
    const form = formOf(need);
    const written = await post(author, form, now);
    if (written.ok) posted.set(written.id, need);
    if (written.ok) return;
    // The month's urgent calls are used up: it is asked for like any other.
    need.urgent = false;
    const again = await post(author, { ...form, urgency: "normal", urgentReason: "" }, now);
    if (!again.ok) throw new Error(`need ${need.nr} was refused: ${again.reason}`);
    posted.set(again.id, need);
  }

  function observe({ kind, personId, helpRequestId, channel, silent }: Sent): void {
    const villager = people.get(personId);
    if (!villager) return;
    const need = (helpRequestId && posted.get(helpRequestId)) || null;
    watch.message({ at: now, kind, villager, need, channel, rings: channel !== "mail" && !silent });
    if (kind !== "invitation" || !need || !helpRequestId) return;
    const once = `${personId} ${helpRequestId}`;
    if (asked.has(once)) return;
    asked.add(once);
    const answer = rung(villager, need, now);
    if (answer) days.add(answer.at, () => reply(villager, need, helpRequestId, answer));
    const associationId = teams[need.team]?.associationId;
    if (!answer && associationId && fate(seed + 11, need.nr, villager.nr, 0) < 0.01) {
      days.add(new Date(now.getTime() + hourMs), async () => {
        await block(villager.id, associationId);
        watch.blocked(villager, need.team);
      });
    }
  }

  async function reply(villager: Villager, need: PlannedNeed, id: string, { says }: Answer): Promise<void> {
    if (says === "no") {
      await answerInvitation(id, villager.id, "not_this_time", now);
      watch.answered(villager, need);
      return;
    }
    const shifts = await db().shift.findMany({
      where: { helpRequestId: id },
      orderBy: { start: "asc" },
      include: { signups: { where: { status: "confirmed" } } },
    });
    const open = shifts.map(({ signups, ...shift }) => ({ ...shift, places: shift.places - signups.length }));
    const shift = firstOf(open, villager, now);
    const request = { people: 1, phone: null, birthYear: null, personId: villager.id };
    const result = shift && (await signUp(id, { shiftId: shift.id, ...request }, now));
    if (!shift || !result?.ok) {
      tooLate++;
      return;
    }
    watch.answered(villager, need);
    watch.comes(villager, need);
    if (watch.places(need) === placesOf(need) && !fullAt.has(need.nr)) fullAt.set(need.nr, now);
    for (const { at } of remindersOf({ start: shift.start, confirmedAt: now }, villager)) days.add(at, look);
    const back = takesBack(seed, villager, need, shift.start);
    if (!back || back <= now) return;
    days.add(back, async () => {
      if (await withdraw(id, shift.id, villager.id, now)) watch.withdrew(villager, need);
    });
  }

  /** Over the year some pause for a while, and a few switch off and on again. */
  function wishes(villager: Villager): void {
    const draw = (which: number) => fate(seed + 13, 0, villager.nr, which);
    const at = new Date(plan.from.getTime() + Math.floor(draw(1) * plan.weeks * 7) * dayMs + 12 * hourMs);
    if (draw(0) < 0.08) {
      days.add(at, async () => {
        const until = addDaysBerlin(now, 7 + Math.floor(draw(2) * 21));
        await pause(villager.id, until);
        watch.paused(villager, until);
      });
    } else if (draw(0) < 0.1) {
      days.add(at, () => switchTo(villager, false));
      days.add(new Date(at.getTime() + 21 * dayMs), () => switchTo(villager, true));
    }
  }

  async function switchTo(villager: Villager, on: boolean): Promise<void> {
    await switchPings(villager.id, on, now);
    const { weeklyBudget, digestDay } = await db().resident.findUniqueOrThrow({
      where: { personId: villager.id },
    });
    Object.assign(villager, { weeklyBudget, digestDay });
  }

  function sweepFrom(at: Date): void {
    days.add(at, async () => {
      progress(at);
      sweepFrom(new Date(at.getTime() + plan.sweepHours * hourMs));
      await look();
    });
  }

  /** The product looks every few seconds: nobody's digest waits for a later sweep, into their quiet hours. */
  function evenings(): void {
    const first = new Date(plan.from.getTime() + digestHour * hourMs);
    for (let at = first; at <= end; at = addDaysBerlin(at, 1)) days.add(at, look);
  }

  async function look(): Promise<void> {
    await sweep(now, new Date());
    while (await renewDemand(now));
  }

  function tell(): Story {
    return {
      policy: "anpacken",
      needs: needs.map((need) => {
        const full = fullAt.get(need.nr);
        return {
          need,
          filled: watch.places(need),
          fullAfterHours: full ? (full.getTime() - need.postAt.getTime()) / hourMs : null,
        };
      }),
      ...{ pings: watch.pings, unheard: unheard(), tooLate, aboveBudget: 0, inQuiet: 0 },
      ...{ residents: plan.residents, weeks: plan.weeks },
    };
  }
}

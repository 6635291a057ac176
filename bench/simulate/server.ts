import { now as productNow } from "~/clock.server";
import { completeEnv } from "~/env.server";
import { dispatchOf } from "~/jobs/dispatch.server";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { type ClaimedDelivery, claimDeliveries } from "~/models/sending.server";
import { type Finished, finishDeliveries } from "~/models/sent.server";
import { ringDueWaves } from "~/models/waves.server";

/** What the wire would have carried. */
export type Sent = {
  kind: string;
  personId: string;
  helpRequestId: string | null;
  channel: string;
  silent: boolean;
};

const atOnce = 64;

/** The product's clock shows this instant, and hardly runs on until it is set again. */
export function setClock(instant: Date): void {
  completeEnv({ startAt: instant });
  completeEnv({ startAt: new Date(2 * instant.getTime() - productNow().getTime()) });
}

/** The earliest instant at which the product has something to do; null: nothing is planned. */
export async function nextDue(): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    select least((select min("nextWaveAt") from "HelpRequest"),
                 (select min("deliverAt") from "Invitation" where "rungAt" is null),
                 (select min("deliverAt") from "Delivery" where "doneAt" is null)) as at`;
  return row?.at ?? null;
}

/**
 * What the worker does when its jobs are due: rings waves, expands invitations, looks at each delivery once more
 * and sends it, all by the product's own functions; only the push service and the mail server are not there.
 */
export async function work(now: Date, sent: (message: Sent) => void): Promise<void> {
  for (let turn = 0; ; turn++) {
    const due = await nextDue();
    if (!due || due > now) return;
    if (turn > 200) throw new Error(`still something due at ${now.toISOString()}: ${due.toISOString()}`);
    await ringDueWaves(now);
    while ((await expandDue(now, 200)) > 0);
    for (;;) {
      const claimed = await claimDeliveries({ now, realNow: new Date() }, atOnce);
      const finished: Finished[] = [];
      for (const delivery of claimed) finished.push({ delivery, outcome: await send(delivery, now, sent) });
      if (finished.length > 0) await finishDeliveries(finished, now);
      if (claimed.length < atOnce) break;
    }
  }
}

async function send(
  delivery: ClaimedDelivery,
  now: Date,
  sent: (message: Sent) => void,
): Promise<Finished["outcome"]> {
  const { kind, personId, helpRequestId, subscriptionId, endpoint, email } = delivery;
  const dispatch = await dispatchOf(delivery, now);
  if (!dispatch) return { kind: "dropped" };
  if (dispatch.at > now) return { kind: "later", at: dispatch.at };
  if (subscriptionId === null) {
    if (!email) return { kind: "dropped" };
    sent({ kind, personId, helpRequestId, channel: "mail", silent: true });
    return { kind: "mailed" };
  }
  if (!endpoint) return { kind: "dropped" };
  const { silent = false } = dispatch.message("de");
  sent({ kind, personId, helpRequestId, channel: subscriptionId, silent });
  return { kind: "delivered" };
}

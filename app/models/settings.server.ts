import { usualBudget } from "~/domain/budget";
import { usualDigestDay } from "~/domain/digest";
import type { SettingsInput } from "~/domain/forms/settings-form";
import { type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { writeMatching } from "./matching-table.server";
import { lockPerson } from "./person.server";

/**
 * What a resident decides holds for everything that has not rung yet: what waits for the end of quiet hours is
 * looked at again. Who objects to the belief is forgotten by it (Art. 17 and 21 GDPR).
 */
export async function saveSettings(personId: string, settings: SettingsInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.resident.update({ where: { personId }, data: settings });
    await writeMatching(tx, [personId]);
    if (settings.objects) await forget(tx, personId);
    await lookAgain(tx, personId, now);
  });
}

/** "Aus": no invitation and no digest; what somebody said yes to is another matter. And on again. */
export async function switchPings(personId: string, on: boolean, now: Date): Promise<void> {
  const settings = on
    ? { weeklyBudget: usualBudget, digestDay: usualDigestDay }
    : { weeklyBudget: 0, digestDay: null };
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.resident.update({ where: { personId }, data: settings });
    await lookAgain(tx, personId, now);
  });
}

async function forget(tx: Tx, personId: string): Promise<void> {
  await tx.habit.deleteMany({ where: { residentId: personId } });
  await tx.resident.update({ where: { personId }, data: { lastEnding: null } });
}

/** The invitations first, the resident's row was taken before: `expandDue` skips what it cannot have at once. */
async function lookAgain(tx: Tx, personId: string, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { residentId: personId, rungAt: null, deliverAt: { gt: now } },
    data: { deliverAt: now },
  });
  if (count > 0) await enqueue(tx, "deliver", {});
}

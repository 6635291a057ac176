import { type Tx, transaction } from "./db.server";
import { lockNeed } from "./need-lock.server";
import { lockPerson } from "./person.server";
import { refreshStatus } from "./place-count.server";
import { findTeamNeed, tellLateWithdrawal } from "./tell-team.server";
import { notifyWatchers } from "./watch.server";
import { placeFreed } from "./waves.server";

/** Gives the places back. Undone by signing up again, as long as nobody took them. */
export async function withdraw(
  helpRequestId: string,
  shiftId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    return giveBack(tx, { helpRequestId, shiftId, personId }, now);
  });
}

type Taken = { helpRequestId: string; shiftId: string; personId: string };

/** Within a transaction that holds the person's row. @returns whether there was a place to give back */
export async function giveBack(
  tx: Tx,
  { helpRequestId, shiftId, personId }: Taken,
  now: Date,
): Promise<boolean> {
  await lockNeed(tx, helpRequestId);
  const need = await findTeamNeed(tx, helpRequestId);
  const shift = need?.shifts.find((candidate) => candidate.id === shiftId);
  if (!need || !shift) return false;
  const [given] = await tx.signup.updateManyAndReturn({
    where: { shiftId, personId, status: "confirmed" },
    data: { status: "withdrawn", withdrawnAt: now },
    select: { id: true },
  });
  if (!given) return false;
  await refreshStatus(tx, need.id, now);
  await tellLateWithdrawal(tx, need, { shift, signupId: given.id }, now);
  await placeFreed(tx, need.id, now);
  await notifyWatchers(tx, need.id);
  return true;
}

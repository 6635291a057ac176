import { type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { lockNeed } from "./need-lock.server";
import { tellLateWithdrawal } from "./tell-team.server";
import { placeFreed } from "./waves.server";

/**
 * Gives up everything of a person that still lies ahead, in as many statements for a thousand signups as for one.
 * Callers hold the person's row; the needs are locked in the order of their ids.
 */
export async function withdrawAll(tx: Tx, personId: string, now: Date): Promise<void> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select h.id from "HelpRequest" h
     where h.id in (select s."helpRequestId" from "Signup" t join "Shift" s on s.id = t."shiftId"
                     where t."personId" = ${personId}::uuid and t.status = 'confirmed' and s."end" > ${now}::timestamptz)
     order by h.id for no key update`;
  if (locked.length === 0) return;
  const ids = locked.map(({ id }) => id);
  const given = await tx.$queryRaw<Given[]>`
    update "Signup" t set status = 'withdrawn', "withdrawnAt" = ${now}::timestamptz
      from "Shift" s
     where s.id = t."shiftId" and t."personId" = ${personId}::uuid and t.status = 'confirmed'
       and s."end" > ${now}::timestamptz
    returning t.id as "signupId", s.id as "shiftId", s.start, s."helpRequestId"`;
  await tx.$executeRaw`
    update "HelpRequest" h set status = 'open'
     where h.id = any(${ids}::uuid[]) and h.status = 'filled'
       and exists (select from "Shift" s
                    where s."helpRequestId" = h.id and s."end" > ${now}::timestamptz
                      and s.places > (select coalesce(sum(t.people), 0) from "Signup" t
                                       where t."shiftId" = s.id and t.status = 'confirmed'))`;
  await tellTeams(tx, given, now);
  await enqueue(tx, "places-freed", { helpRequestIds: ids });
  await tx.$executeRaw`select count(pg_notify('help_request', id)) from unnest(${ids}::text[]) as id`;
}

/** What `withdraw` does at once for one need, for many: a small wave to those who fit. */
export async function ringForFreed(helpRequestIds: readonly string[], now: Date): Promise<void> {
  for (const id of helpRequestIds) {
    await transaction(async (tx) => {
      await lockNeed(tx, id);
      await placeFreed(tx, id, now);
    });
  }
}

type Given = { signupId: string; shiftId: string; start: Date; helpRequestId: string };

async function tellTeams(tx: Tx, given: readonly Given[], now: Date): Promise<void> {
  const late = given.filter(({ start }) => start > now && start <= new Date(now.getTime() + lateMs));
  const needs = await tx.helpRequest.findMany({
    where: { id: { in: [...new Set(late.map(({ helpRequestId }) => helpRequestId))] } },
    include: { shifts: true, association: { select: { memberships: { select: { personId: true } } } } },
  });
  for (const { helpRequestId, shiftId, start, signupId } of late) {
    const need = needs.find(({ id }) => id === helpRequestId);
    if (need) await tellLateWithdrawal(tx, need, { shift: { id: shiftId, start }, signupId }, now);
  }
}

/** No longer than what `tellLateWithdrawal` finds late: it decides. */
const lateMs = 48 * 3_600_000;

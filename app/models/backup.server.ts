import { backupLate } from "~/domain/backup-times";
import { db } from "./db.server";

const name = "backup";

/** Instants are real time. */
export type BackupState = { at: Date | null; late: boolean };

/** What /healthz tells staff and the town hall's page shows: when the last backup ended, and whether to worry. */
export async function backupState(realNow: Date): Promise<BackupState> {
  const [last, oldest] = await Promise.all([
    db().routine.findUnique({ where: { name } }),
    db().municipality.aggregate({ _min: { createdAt: true } }),
  ]);
  const at = last?.at ?? null;
  return { at, late: backupLate(at, oldest._min.createdAt, realNow) };
}

export async function lastBackup(): Promise<Date | null> {
  return (await db().routine.findUnique({ where: { name } }))?.at ?? null;
}

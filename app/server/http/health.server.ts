import { viewerOf } from "~/auth/session.server";
import { backupState } from "~/models/backup.server";
import { db } from "~/models/db.server";
import { workerLives } from "~/models/heartbeat.server";

export type Health = {
  status: "ok" | "unavailable";
  database: "ok" | "unreachable";
  worker: "ok" | "silent";
};

/** Asks the database, and reads there when a worker was last heard. Answers within two seconds. */
export async function health(realNow: Date): Promise<Health> {
  const database = await answers(db().$queryRaw`select 1`.then(() => true));
  const worker = database && (await answers(workerLives(realNow)));
  return {
    status: database && worker ? "ok" : "unavailable",
    database: database ? "ok" : "unreachable",
    worker: worker ? "ok" : "silent",
  };
}

export type StaffHealth = { backup: { at: string | null; late: boolean } };

/** What only those who work for a town hall, or run this installation, are told; nobody else, and never a failure. */
export async function staffHealth(request: Request, realNow: Date): Promise<StaffHealth | null> {
  const viewer = await viewerOf(request).catch(() => null);
  if (!viewer || (viewer.staff.length === 0 && !viewer.operator)) return null;
  const state = await backupState(realNow).catch(() => null);
  return state && { backup: { at: state.at?.toISOString() ?? null, late: state.late } };
}

async function answers(question: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, 2_000, false);
  });
  try {
    return await Promise.race([question.catch(() => false), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

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

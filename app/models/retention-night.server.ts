import { lastNight } from "~/domain/retention";
import { db, type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";

const claimed = "retention-night";
const done = "retention";

/**
 * Registers the nightly job once a night, however many workers look: rests on one conditional write to the row of
 * the last night. An installation that begins has nothing to forget and waits for its first night.
 * @param now the product's clock
 */
export async function registerNight(now: Date): Promise<void> {
  const night = lastNight(now);
  const last = await db().routine.findUnique({ where: { name: claimed } });
  if (last && last.at >= night) return;
  await transaction(async (tx) => {
    const claims = await claim(tx, now, night);
    if (last && claims === 1) await enqueue(tx, "retention", {}, { key: "retention" });
  });
}

async function claim(tx: Tx, now: Date, night: Date): Promise<number> {
  return tx.$executeRaw`
    insert into "Routine" as r (name, at) values (${claimed}, ${now}::timestamptz)
    on conflict (name) do update set at = excluded.at where r.at < ${night}::timestamptz`;
}

/** The night's work went well: staff see when it last did. */
export async function nightIsOver(now: Date, outcome: string): Promise<void> {
  await db().routine.upsert({
    where: { name: done },
    create: { name: done, at: now, outcome },
    update: { at: now, outcome },
  });
}

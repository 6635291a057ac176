import type { Tx } from "./db.server";

/** Every job of the product and what it is told. Payloads carry ids only: no names, no tokens. */
export type Jobs = {
  /** Turns due invitations into deliveries and sends what is due. */
  deliver: Record<string, never>;
  /** Makes a sign-in token and mails its link, so that no token is stored in clear. */
  "sign-in-mail": { personId: string; email: string; kind: "sign-in" | "confirm-email"; to?: string };
  /** Rings a person's own devices, so that they know how it feels. */
  "test-ping": { personId: string };
};

/**
 * Commits a job together with the fact it follows from.
 * @param options.runAt real time (translate a product instant with `realTimeOf`)
 * @param options.key one job per key: a second one with the same key replaces the first while it waits
 */
export async function enqueue<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${name},
      payload := ${JSON.stringify(payload)}::json,
      run_at := ${options.runAt ?? null}::timestamptz,
      job_key := ${options.key ?? null}::text,
      max_attempts := 8
    )`;
}

import type { AssociationNews, TownHallNews } from "./association-mail.server";
import type { Tx } from "./db.server";

/** Every job of the product and what it is told. Payloads carry ids only: no names, no tokens. */
export type Jobs = {
  /** Turns due invitations into deliveries and sends what is due. */
  deliver: Record<string, never>;
  /** Rings the waves that are due. */
  waves: Record<string, never>;
  /** Makes a sign-in token and mails its link, so that no token is stored in clear. */
  "sign-in-mail":
    | { personId: string; email: string; kind: "sign-in" | "confirm-email"; to?: string }
    /** Somebody asked at /login: whether anybody has this address is found out only here. */
    | { kind: "asked"; email: string; askedBy: string; to?: string };
  /** Tells an owner or a town hall what became of an association, or that one waits. */
  "association-mail": {
    associationId: string;
    personId: string;
    news: AssociationNews | TownHallNews;
    /** the municipality that is asked, or answered, where it is not the association's own */
    municipalityId?: string;
  };
  /** Invites somebody to work for a municipality: a link that also confirms the address. */
  "staff-mail": { personId: string; municipalityId: string };
  /** Rings for places that were given back with a whole account. */
  "places-freed": { helpRequestIds: string[] };
  /** Mails a guardian the link, so that it is stored in clear nowhere. */
  "guardian-mail": { personId: string };
  /** Tells somebody unused for long that they are about to be forgotten. */
  "retention-warning": { personId: string };
  /** Forgets what has been kept for long enough, once a night. */
  retention: Record<string, never>;
  /** Tells who reported something, its team or the town hall (by person) what became of the report. */
  "report-mail": { reportId: string; news: "received" | "waits" | "decided"; to: "reporter" | (string & {}) };
  /** Tells staff that somebody met a barrier. */
  "barrier-mail": { barrierId: string; personId: string };
  /** Rings a person's own devices, or one of them, so that they know how it feels. */
  "test-ping": { personId: string; deviceId?: string | null };
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

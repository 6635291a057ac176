import { env } from "./env.server";

/**
 * The product's clock: everything that decides about needs, shifts and pings asks it. It is the real clock,
 * unless ANPACKEN_NOW sets the instant at which it starts; then it runs on from there.
 */
export function now(): Date {
  return new Date(Date.now() + offset());
}

/** The real instant at which the product's clock shows `due`: what `run_at` of a job needs. */
export function realTimeOf(due: Date): Date {
  return new Date(due.getTime() - offset());
}

const startedAt = Date.now();

function offset(): number {
  const { startAt } = env();
  return startAt ? startAt.getTime() - startedAt : 0;
}

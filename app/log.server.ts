import pino, { type Logger } from "pino";

/**
 * Structured lines for machines, readable ones on a terminal are a pipe away. Never a name, an address, an
 * endpoint or a token: what is logged is listed at each call, and these paths are cut should one slip in.
 */
const redact = ["email", "phone", "name", "endpoint", "token", "cookie", "*.email", "*.phone", "*.endpoint"];

let current: Logger | null = null;

export function logger(): Logger {
  current ??= pino({ redact, level: process.env.LOG_LEVEL ?? "info", base: null });
  return current;
}

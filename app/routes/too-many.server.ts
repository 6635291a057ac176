import { data } from "@remix-run/node";

/**
 * The page once more with what was typed, 429 and when to come back (RFC 6585, section 4). The route must let
 * the header through: `export const headers = secretPage`.
 */
export function tooMany<Answer extends object>(retryAfterSeconds: number, answer: Answer) {
  return data(
    { ...answer, tooMany: retryAfterSeconds },
    { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } },
  );
}

// A yes or no that a browser may have to send more than once: it draws a key, and the server answers the same key
// the same way (models/submission.server.ts).

/** 128 random bits, base64url without padding. */
const keyPattern = /^[A-Za-z0-9_-]{22}$/;

export function isSubmissionKey(value: unknown): value is string {
  return typeof value === "string" && keyPattern.test(value);
}

const dayMs = 86_400_000;

/**
 * Browsers stop sending after six days and the server forgets a key after seven (`submissions` of
 * domain/retention.ts): a forgotten one would be done a second time.
 */
export const sentForMs = 6 * dayMs;

/** How long a repeated signup may sign in again the browser that never got the first one's cookie. Real time. */
export function mayReturn(createdAt: Date, realNow: Date): boolean {
  return realNow.getTime() - createdAt.getTime() <= dayMs;
}

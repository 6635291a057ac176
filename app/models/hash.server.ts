import { createHash } from "node:crypto";

/**
 * SHA-256, hex: what the database holds of a secret. Ours carry at least 100 random bits (digits: limited
 * attempts), so that a plain hash is enough.
 */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

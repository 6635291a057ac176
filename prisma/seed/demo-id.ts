import { createHash } from "node:crypto";

/** The UUID of something in the demo, always the same for its name, so that a second start finds the first's. */
export function demoId(name: string): string {
  const hex = createHash("sha256").update(`anpacken demo ${name}`).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

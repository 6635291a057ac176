const closing: (() => Promise<unknown>)[] = [];

/** At SIGINT and SIGTERM, closes what was opened, the last first, and ends. */
export function endWith(close: () => Promise<unknown>): void {
  closing.push(close);
  if (closing.length > 1) return;
  let ending = false;
  const end = async (code: number) => {
    // Ctrl+C reaches the whole group, and bench/run.mjs passes it on.
    if (ending) return;
    ending = true;
    // The work that is broken off fails now; nobody wants to know how.
    process.on("uncaughtException", () => {});
    for (const one of closing.toReversed()) await one().catch(console.error);
    process.exit(code);
  };
  process.on("SIGINT", () => end(130));
  process.on("SIGTERM", () => end(143));
}

import postgres from "postgres";
import type { Tx } from "./db.server";

/** Wakes whoever watches this need live: PostgreSQL delivers it with the commit, to every node. */
export async function notifyWatchers(tx: Tx, helpRequestId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('help_request', ${helpRequestId})`;
}

type Watcher = () => void;
const watchers = new Map<string, Set<Watcher>>();

/** One connection per node listens for all needs; postgres.js subscribes again after a lost connection. */
export async function listenForChanges(url: string): Promise<() => Promise<void>> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  await connection.listen(
    "help_request",
    (id) => {
      for (const watcher of watchers.get(id) ?? []) watcher();
    },
    // After a lost connection nobody knows what was missed: everyone looks again.
    () => {
      for (const set of watchers.values()) for (const watcher of set) watcher();
    },
  );
  return () => connection.end({ timeout: 1 });
}

/** Calls `watcher` after every change of this need, until the returned function is called. */
export function watch(helpRequestId: string, watcher: Watcher): () => void {
  const set = watchers.get(helpRequestId) ?? new Set();
  set.add(watcher);
  watchers.set(helpRequestId, set);
  return () => {
    set.delete(watcher);
    if (set.size === 0) watchers.delete(helpRequestId);
  };
}

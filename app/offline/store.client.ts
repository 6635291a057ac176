import { createStore, del, get, set, type UseStore, update } from "idb-keyval";
import { type Kept, stillKept, withSeen } from "./kept";
import { queued, type Told, type Waiting } from "./queue";

// One IndexedDB for pages and worker. No update of the app touches it; what is signed out is cleared (`forget`).
// A browser that has none (private windows) keeps nothing, and nothing else breaks.

export async function readKept(): Promise<Kept | null> {
  return stillKept(await quietly(() => get<Kept>("kept", store())), new Date());
}

export async function writeKept(kept: Kept): Promise<void> {
  await quietly(() => set("kept", kept, store()));
}

export async function readSeen(): Promise<string[]> {
  return (await quietly(() => get<string[]>("seen", store()))) ?? [];
}

export async function rememberSeen(id: string): Promise<void> {
  await quietly(() => update<string[]>("seen", (ids = []) => withSeen(ids, id), store()));
}

export async function readQueue(): Promise<Waiting[]> {
  return (await quietly(() => get<Waiting[]>("queue", store()))) ?? [];
}

/** Rejects where nothing can be kept: then it is not queued. */
export async function enqueue(next: Waiting): Promise<void> {
  await changeQueue((queue) => queued(queue, next));
}

/** In one transaction, so that a page and the worker cannot undo each other. */
export async function changeQueue(change: (queue: Waiting[]) => Waiting[]): Promise<void> {
  await update<Waiting[]>("queue", (queue = []) => change(queue), store());
}

export async function readTold(): Promise<Told[]> {
  return (await quietly(() => get<Told[]>("told", store()))) ?? [];
}

export async function tell(told: Told): Promise<void> {
  await quietly(() =>
    update<Told[]>("told", (all = []) => [...all.filter(({ key }) => key !== told.key), told], store()),
  );
}

/** Its person has read it. */
export async function untell(key: string): Promise<void> {
  await quietly(() => update<Told[]>("told", (all = []) => all.filter((told) => told.key !== key), store()));
}

/** Nobody is signed in here any more: what was to be read is gone. */
export async function forgetPerson(): Promise<void> {
  await Promise.all([forget("kept"), forget("seen")]);
}

/** Somebody signs in: what another person left goes; what a visitor wants to send is still wanted. */
export async function forgetOwned(): Promise<void> {
  await Promise.all([forgetPerson(), forget("told")]);
  await quietly(() => changeQueue((queue) => queue.filter(({ owner }) => owner === null)));
}

/** Somebody signs out or is erased: this browser holds nothing of them. */
export async function forgetAll(): Promise<void> {
  await Promise.all([forgetPerson(), forget("queue"), forget("told")]);
}

async function forget(name: string): Promise<void> {
  await quietly(() => del(name, store()));
}

let opened: UseStore | undefined;

function store(): UseStore {
  opened ??= createStore("anpacken", "offline");
  return opened;
}

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

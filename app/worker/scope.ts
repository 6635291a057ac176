/// <reference lib="webworker" />

// The build puts these in (vite/service-worker-plugin.ts): the files to keep, what the offline page is dressed in,
// and a hash of all of it.
declare const self: ServiceWorkerGlobalScope & {
  __PRECACHE: readonly string[];
  __SHELL: { styles: readonly string[]; scripts: readonly string[] };
  __VERSION: string;
};

export const precache = self.__PRECACHE;
export const shell = self.__SHELL;
export const version = self.__VERSION;

export const worker: ServiceWorkerGlobalScope = self;

export function windows(): Promise<readonly WindowClient[]> {
  return worker.clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** Rejects after so long: a network that neither answers nor fails. */
export function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  return Promise.race([work, late]);
}

declare module "virtual:remix/server-build" {
  import type { ServerBuild } from "@remix-run/node";

  const build: ServerBuild;
  export = build;
}

declare module "virtual:plain-scripts" {
  /** By name, as vite.config.ts gives them; filled on the server only. */
  export const plainScripts: Partial<
    Record<string, { src: string; before: string[]; preloads: string[]; styles: string[] }>
  >;
}

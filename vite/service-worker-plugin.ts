import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin, Rollup } from "vite";

const source = new URL("../app/service-worker.ts", import.meta.url).pathname;
const offlinePage = new URL("../public/offline.html", import.meta.url).pathname;

/**
 * Compiles app/service-worker.ts to /service-worker.js beside the client build, with the list of files to
 * keep and a hash that changes with them; in development it is compiled for each request and keeps nothing.
 */
export function serviceWorker(): Plugin {
  let ssr = false;
  return {
    name: "anpacken:service-worker",
    configResolved(config) {
      ssr = Boolean(config.build.ssr);
    },
    configureServer(server) {
      server.middlewares.use("/service-worker.js", async (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.setHeader("cache-control", "no-cache");
        response.end(await compileServiceWorker([], "development"));
      });
    },
    async writeBundle({ dir }, bundle) {
      if (ssr || !dir) return;
      const files = filesToKeep(bundle);
      const code = await compileServiceWorker(files, "");
      const version = createHash("sha256")
        .update(code)
        .update(await readFile(offlinePage))
        .digest("hex")
        .slice(0, 12);
      await writeFile(join(dir, "service-worker.js"), await compileServiceWorker(files, version));
    },
  };
}

/** The worker as one classic script. */
export async function compileServiceWorker(precache: readonly string[], version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: ["chrome100", "firefox115", "safari15.4"],
    define: { "self.__PRECACHE": JSON.stringify(precache), "self.__VERSION": JSON.stringify(version) },
  });
  return outputFiles[0]?.text ?? "";
}

/** What every page needs: the entry and the root with all they import, their styles and fonts. */
export function filesToKeep(bundle: Rollup.OutputBundle): string[] {
  const kept = new Set<string>();
  const keep = (name: string): void => {
    if (kept.has(name)) return;
    kept.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== "chunk") return;
    const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
    for (const needed of [...chunk.imports, ...importedCss, ...importedAssets]) keep(needed);
  };
  for (const chunk of Object.values(bundle))
    if (chunk.type === "chunk" && chunk.isEntry && /^(entry\.client|root)$/.test(chunk.name))
      keep(chunk.fileName);
  return [...kept].sort().map((name) => `/${name}`);
}

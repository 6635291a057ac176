import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin, Rollup } from "vite";

const source = new URL("../app/service-worker.ts", import.meta.url).pathname;
const root = new URL("..", import.meta.url).pathname;
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
        response.end(await compileServiceWorker(nothing, "development"));
      });
    },
    async writeBundle({ dir }, bundle) {
      if (ssr || !dir) return;
      const kept = filesToKeep(bundle);
      const code = await compileServiceWorker(kept, "");
      const version = createHash("sha256")
        .update(code)
        .update(await readFile(offlinePage))
        .digest("hex")
        .slice(0, 12);
      await writeFile(join(dir, "service-worker.js"), await compileServiceWorker(kept, version));
    },
  };
}

/** `files` to keep; of them what the pages that the worker writes are dressed in and run. */
export type Kept = { files: string[]; shell: { styles: string[]; scripts: string[] } };

const nothing: Kept = { files: [], shell: { styles: [], scripts: [] } };

/** The worker as one classic script. */
export async function compileServiceWorker({ files, shell }: Kept, version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: ["chrome100", "firefox115", "safari15.4"],
    alias: { "~": join(root, "app") },
    define: {
      "self.__PRECACHE": JSON.stringify(files),
      "self.__SHELL": JSON.stringify(shell),
      "self.__VERSION": JSON.stringify(version),
    },
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * What every page of the resident's path needs: the scripts of plain pages with all they import at once, and the
 * styles and fonts of the root. Not Remix's own scripts, nor what is loaded when asked for (the map).
 */
export function filesToKeep(bundle: Rollup.OutputBundle): Kept {
  const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
  const kept = new Set<string>();
  const keep = (name: string): void => {
    if (kept.has(name)) return;
    kept.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== "chunk") return;
    for (const needed of [...chunk.imports, ...besides(chunk)]) keep(needed);
  };
  const page = chunks.find(({ isEntry, name }) => isEntry && name === "page.client");
  const shell = chunks.filter(({ isEntry, name }) => isEntry && name === "root").flatMap(besides);
  for (const name of [...(page ? [page.fileName] : []), ...shell]) keep(name);
  const address = (name: string) => `/${name}`;
  return {
    files: [...kept].sort().map(address),
    shell: {
      styles: shell.filter((name) => name.endsWith(".css")).map(address),
      scripts: page ? [address(page.fileName)] : [],
    },
  };
}

/** The styles, fonts and pictures of a chunk. */
function besides({ viteMetadata }: Rollup.OutputChunk): string[] {
  return [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])];
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { chunksOf } from "./chunks";

/** One script of a page without Remix's own: its address, what runs before it, and what it needs from the start. */
type PlainScript = { src: string; before: string[]; preloads: string[]; styles: string[] };
type ManifestChunk = { file: string; imports?: string[]; css?: string[] };

const virtualName = "virtual:plain-scripts";
/** Bytes before minification: what is smaller joins another chunk, as each file costs a request and its headers. */
const smallest = 20_000;
const hmrRuntime = "/@id/__x00__virtual:remix/inject-hmr-runtime";

/**
 * Entries of the client build besides Remix's. `virtual:plain-scripts` tells the server their hashed addresses, from
 * the manifest that the client build (which comes first) leaves behind.
 */
export function plainScripts(entries: Record<string, string>): Plugin {
  let serving = false;
  let manifestFile = "";
  return {
    name: "anpacken:plain-scripts",
    config(_, { command, isSsrBuild }) {
      if (command !== "build" || isSsrBuild) return;
      const input = Object.values(entries);
      return {
        build: {
          rollupOptions: {
            input,
            output: { manualChunks: chunksOf(entries), experimentalMinChunkSize: smallest },
          },
        },
      };
    },
    configResolved({ command, root }) {
      serving = command === "serve";
      manifestFile = join(root, "build/client/.vite/manifest.json");
    },
    resolveId(id) {
      return id === virtualName ? `\0${virtualName}` : undefined;
    },
    load(id, options) {
      if (id !== `\0${virtualName}`) return;
      // In the browser nobody asks: a page that Remix runs leads to a plain one by loading it.
      if (!options?.ssr) return "export const plainScripts = {};";
      const scripts = serving ? sources(entries) : built(entries, readManifest(manifestFile));
      return `export const plainScripts = ${JSON.stringify(scripts)};`;
    },
  };
}

/** Vite serves the sources themselves; components among them expect React's refresh to be there first. */
function sources(entries: Record<string, string>): Record<string, PlainScript> {
  return mapValues(entries, (path) => ({ src: `/${path}`, before: [hmrRuntime], preloads: [], styles: [] }));
}

function built(entries: Record<string, string>, manifest: Record<string, ManifestChunk>) {
  return mapValues(entries, (path): PlainScript => {
    const chunks = withImports(path, manifest);
    const [own, ...others] = chunks;
    if (!own) throw new Error(`${path} is not in the client build: build the client before the server.`);
    return {
      src: `/${own.file}`,
      before: [],
      preloads: others.map(({ file }) => `/${file}`),
      styles: chunks.flatMap(({ css = [] }) => css).map((file) => `/${file}`),
    };
  });
}

/** The chunk and everything it imports statically, each once. */
function withImports(path: string, manifest: Record<string, ManifestChunk>): ManifestChunk[] {
  const found = new Map<string, ManifestChunk>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || found.has(name)) return;
    found.set(name, chunk);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit(path);
  return [...found.values()];
}

function readManifest(file: string): Record<string, ManifestChunk> {
  return JSON.parse(readFileSync(file, "utf8"));
}

function mapValues<T>(entries: Record<string, string>, make: (path: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, make(path)]));
}

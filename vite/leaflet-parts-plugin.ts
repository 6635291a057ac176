import type { Plugin } from "vite";

/** In what browsers get, `leaflet` is leaflet-parts.js; in development it is all of Leaflet. */
export function leafletParts(): Plugin {
  const parts = new URL("./leaflet-parts.js", import.meta.url).pathname;
  return {
    name: "anpacken:leaflet-parts",
    apply: "build",
    enforce: "pre",
    resolveId(id, _importer, options) {
      return id === "leaflet" && !options.ssr ? parts : undefined;
    },
  };
}

import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";
import { leafletParts } from "./vite/leaflet-parts-plugin";
import { plainScripts } from "./vite/plain-scripts-plugin";
import { precompress } from "./vite/precompress-plugin";
import { serviceWorker } from "./vite/service-worker-plugin";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const scripts = ["main", "worker", "keys", "rebuild-matching", "backup", "restore", "audit-verify"];

/** What runs on pages without Remix's scripts (docs/decisions/0015-plain-pages.md). */
const plainEntries = {
  page: "app/enhance/page.client.ts",
  finder: "app/islands/finder.client.tsx",
  "finder-later": "app/islands/finder-later.client.ts",
};

/** One server build with several entries, so that server, worker and scripts share the same modules. */
function serverEntries(): Plugin {
  return {
    name: "anpacken:server-entries",
    config(_, { command, isSsrBuild }) {
      if (command !== "build" || !isSsrBuild) return;
      const entries = scripts.map((name) => [name, `./app/server/${name}.ts`]);
      return {
        build: {
          rollupOptions: {
            input: { index: "virtual:remix/server-build", ...Object.fromEntries(entries) },
            output: { entryFileNames: "[name].js" },
          },
        },
      };
    },
  };
}

/** In development the database and the worker start with Vite, in the same module graph as the pages. */
function developmentServer(): Plugin {
  return {
    name: "anpacken:development-server",
    apply: "serve",
    configureServer(server) {
      // Remix starts a second, silent Vite to read the routes: only the one that listens is the server.
      server.httpServer?.once("listening", () => void server.ssrLoadModule("/app/server/development.ts"));
    },
  };
}

export default defineConfig({
  plugins: [
    remix(remixOptions),
    plainScripts(plainEntries),
    leafletParts(),
    serverEntries(),
    serviceWorker(),
    precompress(),
    developmentServer(),
  ],
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
  build: {
    target: ["chrome100", "safari15.4", "firefox115"],
    cssTarget: ["chrome100", "safari15.4", "firefox115"],
  },
  // What only an island imports: found late, Vite would bundle React a second time in the middle of a page.
  optimizeDeps: { include: ["react-dom/client", "react-leaflet", "leaflet", "supercluster", "uqr"] },
  server: { port: 3000 },
});

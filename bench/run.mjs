// node bench/run.mjs push [--json]: bundles bench/push.ts, because Node 20 runs no TypeScript, and runs it.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...options] = process.argv.slice(2);
if (!name || !/^[a-z-]+$/.test(name)) {
  console.error("Usage: node bench/run.mjs <name of a file in bench/> [--json]");
  process.exit(1);
}

// Inside the project, so that the packages left out of the bundle are found.
const folder = join(root, "node_modules", ".cache", "anpacken-bench");
const outfile = join(folder, `${name}-${process.pid}.mjs`);
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(root, "bench", `${name}.ts`)],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { "~": join(root, "app") },
  logLevel: "warning",
});

const child = spawn(process.execPath, [outfile, ...options], {
  cwd: root,
  stdio: "inherit",
});
const stop = (signal) => child.kill(signal);
process.on("SIGINT", stop).on("SIGTERM", stop);
child.on("exit", (code, signal) => {
  rmSync(outfile, { force: true });
  process.exitCode = signal ? 1 : (code ?? 1);
});

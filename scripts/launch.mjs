// node scripts/launch.mjs <entry> [--demo]: runs an entry of the server build, and builds first where the
// build is missing or older than the sources. Works the same in every shell.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [entry = "main", ...flags] = process.argv.slice(2);

process.env.NODE_ENV ??= "production";
// Prisma's adapter asks pg for two things at once, which pg 9 will refuse: nothing an administrator can act on.
process.noDeprecation = true;
if (flags.includes("--demo")) process.env.ANPACKEN_ENV ??= "demo";

const sources = ["app", "prisma", "public", "package-lock.json", "vite.config.ts", "remix.config.js", "vite"];
const built = changedAt(`${root}build/server/${entry}.js`);
if (built < Math.max(...sources.map((source) => newest(`${root}${source}`)))) {
  console.log("Building …");
  const { status } = spawnSync(process.execPath, [`${root}scripts/build.mjs`], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.chdir(root);
await import(pathToFileURL(`${root}build/server/${entry}.js`).href);

function newest(path) {
  if (path.endsWith("generated")) return 0;
  const own = changedAt(path);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

// Prisma's client, then the browser's and the server's half. Everything from node_modules, nothing downloaded.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const env = {
  ...process.env,
  NODE_ENV: "production",
  // `generate` never connects, but reads the address.
  DATABASE_URL: process.env.DATABASE_URL || "postgresql://nobody@localhost/nothing",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};

run("prisma/build/index.js", "generate", "--no-hints");
run("vite/bin/vite.js", "build", "--logLevel", "error");
run("vite/bin/vite.js", "build", "--ssr", "--logLevel", "error");

function run(script, ...parameters) {
  const [name, ...rest] = script.split("/");
  const file = require.resolve(`${name}/package.json`).replace(/package\.json$/, rest.join("/"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...parameters], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (status === 0) return;
  console.error(stdout, stderr);
  process.exit(status ?? 1);
}

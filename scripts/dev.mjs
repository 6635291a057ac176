// `npm run dev`: Prisma's client once, then Vite with the demo village and the worker in the same process.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const env = {
  ...process.env,
  DATABASE_URL: process.env.DATABASE_URL || "postgresql://nobody@localhost/nothing",
};
spawnSync(process.execPath, [prisma, "generate", "--no-hints"], { env, stdio: "inherit" });
process.env.ANPACKEN_ENV ??= "demo";
const { createServer } = await import("vite");
const server = await createServer();
await server.listen();
server.printUrls();

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import postgres from "postgres";
import webpush from "web-push";
import { type Attacked, attack } from "../tests/support/attack";
import { worldOf } from "../tests/support/cast";
import { routePaths } from "../tests/support/route-paths";
import { endWith } from "./end-with";
import { ownPostgres } from "./own-postgres";

/**
 * Hostile requests over all routes and forms, as everybody, against the built server (`npm run build`) on an empty
 * database of its own. The same seed sends the same: `--seed 7 --from 4711 --count 1` repeats one. `--json` prints
 * one object. Ends with 1 when anything went wrong.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261122" },
    from: { type: "string", default: "0" },
    count: { type: "string", default: "10000" },
    json: { type: "boolean", default: false },
  },
});
const { seed, from, count } = {
  seed: Number(values.seed),
  from: Number(values.from),
  count: Number(values.count),
};

const database = await ownPostgres("attack");
const server = await start(database.url);
endWith(server.stop);
const sql = postgres(database.url, { max: 2, onnotice: () => {} });
const world = await worldOf(server.address, sql);
const begun = performance.now();
const battle = { baseUrl: server.address, sql, world, seed, paths: await routePaths() };
const attacked = await attack(battle, { from, count });
const seconds = (performance.now() - begun) / 1000;
await sql.end();
await server.stop();
await database.close();
report(attacked);
process.exitCode = attacked.problems.length > 0 ? 1 : 0;

function report({ statuses, routes, forms, problems, stored, pages }: Attacked): void {
  const answers = [...statuses].sort(([a], [b]) => a - b);
  const over500 = answers.reduce((sum, [status, times]) => sum + (status >= 500 ? times : 0), 0);
  const figures = { bench: "attack", seed, from, count, routes: routes.size, forms, pages, stored, over500 };
  if (values.json) {
    console.log(JSON.stringify({ ...figures, seconds, answers: Object.fromEntries(answers), problems }));
    return;
  }
  console.log(`${count} hostile requests (seed ${seed}, from ${from}) in ${seconds.toFixed(0)} s`);
  console.log(`${routes.size} addresses, ${forms} forms, 10 roles; then ${pages} pages looked at`);
  console.log(`Texts with markup that were stored, as texts: ${stored}\n`);
  console.log("Status  Answers");
  for (const [status, times] of answers)
    console.log(`${String(status || "none").padEnd(6)}  ${String(times).padStart(7)}`);
  console.log(`\nAnswers from 500 on: ${over500}. Problems: ${problems.length}`);
  for (const problem of problems) console.log(`  ${problem}`);
}

async function start(databaseUrl: string): Promise<{ address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ["--no-deprecation", "build/server/main.js"], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ANPACKEN_ENV: "test" },
      ...{
        PORT: "0",
        HOST: "127.0.0.1",
        DATA_DIR: join(database.folder, "server"),
        DATABASE_URL: databaseUrl,
      },
      ...{ LOG_LEVEL: "error", TRUSTED_PROXIES: "127.0.0.0/8,::1", WORKER: "external" },
      SESSION_SECRET: "only for this attack, thirty-two characters",
      ...vapid(),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Address: (\S+)$/.exec(line)?.[1];
    if (!address) continue;
    child.stdout.resume();
    return {
      address,
      async stop() {
        if (child.exitCode !== null) return;
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      },
    };
  }
  throw new Error("The server ended before it listened.");
}

function vapid() {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  return {
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    VAPID_SUBJECT: "mailto:attack@anpacken.example",
  };
}

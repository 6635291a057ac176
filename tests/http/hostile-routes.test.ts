import { expect, test } from "vitest";
import { attack } from "../support/attack";
import { worldOf } from "../support/cast";
import { routePaths } from "../support/route-paths";
import { runningInstallation } from "./running-village";

const running = runningInstallation({ worker: "none", env: { TRUSTED_PROXIES: "127.0.0.0/8,::1" } });
const seed = Number(process.env.SEED ?? 20_261_122);

// `npm run attack` sends 10,000 of the same.
test(`1,000 hostile requests to all routes and forms, seed ${seed}`, { timeout: 300_000 }, async () => {
  const { app, sql } = running;
  const world = await worldOf(app.baseUrl, sql);
  const paths = await routePaths();
  const attacked = await attack({ baseUrl: app.baseUrl, sql, world, seed, paths }, { count: 1_000 });
  // First: a problem that was an answer of 500 has its reason here.
  const failures = app.output().match(/.*"msg":"(request|render) failed".*/g) ?? [];
  const broken = failures.filter((line) => !/"err":\{"status":4\d\d/.test(line));
  expect([...broken.map((line) => line.slice(0, 2_000)), ...attacked.problems]).toEqual([]);
  for (const path of paths) expect(attacked.routes, path).toContain(path);
  expect(attacked.forms).toBeGreaterThan(40);
  expect(attacked.stored).toBeGreaterThan(0);
  expect(attacked.pages).toBeGreaterThan(200);
});

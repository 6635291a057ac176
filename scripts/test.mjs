// npm test [part …]: every test there is, one part after another; the last line says how many passed and failed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), "anpacken-reports-"));
/** Milliseconds; a part that hangs is ended and has failed. */
const patience = 15 * 60_000;

const parts = [
  { name: "typecheck", run: () => check("typescript/bin/tsc", "--noEmit", "-p", ".") },
  { name: "lint", run: () => check("@biomejs/biome/bin/biome", "check", ".") },
  { name: "unit", run: () => vitest("unit") },
  { name: "database", run: () => vitest("database") },
  { name: "build", run: () => check(join(root, "scripts/build.mjs")) },
  // One file after another: what waits in line for the database is measured in there.
  { name: "http", run: () => vitest("http", "--no-file-parallelism") },
  { name: "journeys", run: journeys },
];
const browsers = [
  { package: "chromium", variable: "CHROMIUM_PATH", path: "/usr/bin/chromium" },
  { package: "firefox-esr", variable: "FIREFOX_PATH", path: "/usr/bin/firefox-esr" },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `No such part: ${unknown.join(", ")}. There are ${parts.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(2);
}

const results = [];
try {
  await prepare();
  for (const part of parts) {
    if (wanted.length > 0 && !wanted.includes(part.name)) continue;
    heading(part.name);
    const begun = Date.now();
    const counts = await part.run().catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    results.push({ name: part.name, seconds: (Date.now() - begun) / 1000, ...counts });
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
summarize();

/** The database client is made from the schema and not in the repository; types and tests need it. */
async function prepare() {
  if (existsSync(join(root, "app/models/generated/client.ts"))) return;
  heading("prisma generate");
  const status = await node(["prisma/build/index.js", "generate", "--no-hints"], {
    DATABASE_URL: process.env.DATABASE_URL || "postgresql://nobody@localhost/nothing",
  });
  if (status !== 0) console.error("The database client could not be made: what needs it will fail.");
}

/** A command that only says yes or no counts as one test. */
async function check(...command) {
  return (await node(command)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project, ...more) {
  const report = join(reports, `${project}.json`);
  const status = await node([
    "vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...more,
  ]);
  const { numPassedTests: passed, numFailedTests, testResults } = readReport(report);
  // A file that cannot even be loaded has no test that could fail.
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === "failed" && !assertionResults.some((test) => test.status === "failed");
  });
  const names = [
    ...testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter((test) => test.status === "failed").map((test) => `${name}: ${test.fullName}`),
    ),
    ...broken.map(({ name, message }) => `${name}: ${message.split("\n")[0]}`),
  ];
  return honest(status, { passed, failed: numFailedTests + broken.length, names });
}

async function journeys() {
  await installBrowsers();
  const missing = browsers.filter((browser) => !isThere(browser));
  for (const { package: name, variable } of missing) {
    console.error(
      `${name} is missing: install Debian's package ${name}, or say where it is with ${variable}.`,
    );
  }
  if (missing.length > 0) return { passed: 0, failed: missing.length };
  const report = join(reports, "journeys.json");
  const status = await node(["@playwright/test/cli.js", "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const { stats, errors, suites } = readReport(report);
  return honest(status, {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    names: suites.flatMap(unexpectedIn),
  });
}

function unexpectedIn({ file, suites = [], specs = [] }) {
  const own = specs.filter((spec) => !spec.ok).map((spec) => `${file}: ${spec.title}`);
  return [...own, ...suites.flatMap(unexpectedIn)];
}

/** A run that ended badly although no test did (a hook, a crash) is one failure at least. */
function honest(status, { passed, failed, names }) {
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), names };
}

function readReport(file) {
  if (!existsSync(file)) throw new Error("It ended without a report.");
  return JSON.parse(readFileSync(file, "utf8"));
}

async function installBrowsers() {
  const missing = browsers.filter((browser) => !isThere(browser) && !process.env[browser.variable]);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const names = missing.map((browser) => browser.package);
  console.log(`Installing ${names.join(" and ")} with apt-get, for the journeys …`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await command("apt-get", ["update", "-qq"], quiet);
  await command("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], quiet);
}

function isThere({ variable, path }) {
  return existsSync(process.env[variable] || path);
}

function node([script, ...parameters], more = {}) {
  return command(process.execPath, [scriptFile(script), ...parameters], more);
}

/** "package/file" of an installed package, past what its `exports` hide. */
function scriptFile(script) {
  if (existsSync(script)) return script;
  const parts = script.split("/");
  const name = parts.splice(0, script.startsWith("@") ? 2 : 1).join("/");
  const folder = require.resolve
    .paths(name)
    .map((path) => join(path, name))
    .find((path) => existsSync(path));
  if (!folder) throw new Error(`${name} is not installed: run npm ci first.`);
  return join(folder, ...parts);
}

/** Its exit code; 1 when it was ended by a signal. It gets no input, so nothing can wait for an answer. */
function command(file, parameters, more) {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd: root,
      env: { ...process.env, ...more },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const timer = setTimeout(() => {
      console.error(`It took longer than ${patience / 60_000} minutes and was ended.`);
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
    }, patience);
    child.on("error", (error) => {
      clearTimeout(timer);
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

function heading(name) {
  console.log(`\n=== ${name}`);
}

function summarize() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log("");
  for (const { name, seconds, passed, failed } of results) {
    const time = `${seconds.toFixed(1)} s`.padStart(9);
    console.log(
      `${name.padEnd(10)} ${time}   ${failed === 0 ? "ok" : "FAILED"} (${passed} passed, ${failed} failed)`,
    );
  }
  // Once more at the end: whoever reads a long log begins here.
  for (const name of results.flatMap(({ names = [] }) => names)) console.log(`FAILED  ${name}`);
  console.log(`${"all".padEnd(10)} ${`${sum("seconds").toFixed(1)} s`.padStart(9)}`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
}

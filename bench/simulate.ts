import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseLocal } from "~/domain/berlin-time";
import { completeEnv, loadEnv } from "~/env.server";
import { connect, disconnect } from "~/models/db.server";
import { migrate } from "~/server/migrate.server";
import { ownPostgres } from "./own-postgres";
import { ringEveryone } from "./simulate/everyone";
import { figuresOf, type Story } from "./simulate/figures";
import { plots } from "./simulate/plots";
import { liveThrough, type Plan, planOf } from "./simulate/village";

/**
 * A year of a village with the product's real code on a virtual clock, beside the same village when everybody is
 * rung. Every message is looked at: nobody above their budget, nobody in quiet hours, nobody twice. Options:
 * `--out FOLDER` for the plots (./simulation), `--residents`, `--needs`, `--weeks`, `--seed`, `--json`.
 */
const plan: Plan = {
  seed: numberFor("seed", 1),
  from: parseLocal("2027-01-04T00:00") ?? new Date(),
  weeks: numberFor("weeks", 52),
  residents: numberFor("residents", 2000),
  needs: numberFor("needs", 600),
  teams: 12,
  sweepHours: 3,
  leadDays: 28,
};
const out = wordFor("out") ?? "./simulation";
let shown = "";
const asJson = process.argv.includes("--json");

const { story, complaints, messages } = await onOwnDatabase(() =>
  liveThrough(planOf(plan), (day) => {
    const month = day.toISOString().slice(0, 7);
    if (month !== shown) console.error(`${month} …`);
    shown = month;
  }),
);
const stories: Story[] = [story, ringEveryone(planOf(plan), "fitting"), ringEveryone(planOf(plan), "radius")];
await mkdir(out, { recursive: true });
for (const [file, picture] of Object.entries(plots(stories))) await writeFile(join(out, file), picture);
report(stories);
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

async function onOwnDatabase<T>(work: () => Promise<T>): Promise<T> {
  const postgres = await ownPostgres("simulate");
  try {
    await migrate(postgres.url, postgres.quiet);
    loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: postgres.folder, BASE_URL: "http://localhost:3000" });
    completeEnv({ sessionSecret: "a secret of at least thirty-two characters", startAt: plan.from });
    connect(`${postgres.url}?options=${encodeURIComponent("-c synchronous_commit=off")}`);
    return await work();
  } finally {
    await disconnect();
    await postgres.close();
  }
}

function report(all: readonly Story[]): void {
  const rows = all.map(figuresOf);
  if (asJson) {
    console.log(JSON.stringify({ simulation: plan, rows, messages, complaints: complaints.length }));
    return;
  }
  const lines: [string, (row: (typeof rows)[number]) => string | number][] = [
    ["places filled", (row) => row.filled],
    ["needs with all places filled", (row) => row.fullNeeds],
    ["pings", (row) => row.pings],
    ["pings per filled place", (row) => row.pingsPerFilled],
    ["pings per resident and week", (row) => row.perResidentWeek],
    ["most pings for one resident in a week", (row) => row.mostInAWeek],
    ["pings that met a deaf ear", (row) => row.unheard],
    ["resident-weeks above their own budget", (row) => row.aboveBudget],
    ["pings in own quiet hours", (row) => row.inQuiet],
    ["said yes, found no place", (row) => row.tooLate],
    ["hours to fill, half of the filled needs", (row) => row.hoursToFill.p50],
    ["hours to fill, nine in ten", (row) => row.hoursToFill.p90],
  ];
  console.log(["", ...rows.map((row) => row.policy)].map((cell, i) => cell.padEnd(i ? 24 : 42)).join(""));
  for (const [name, pick] of lines)
    console.log(name.padEnd(42) + rows.map((row) => String(pick(row)).padEnd(24)).join(""));
  console.log(
    `\nMessages sent by anpacken, ${complaints.length} against the rules: ${JSON.stringify(messages)}`,
  );
}

function wordFor(option: string): string | undefined {
  const at = process.argv.indexOf(`--${option}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function numberFor(option: string, otherwise: number): number {
  return Number(wordFor(option) ?? otherwise);
}

import { readInstance } from "./calm/instance";
import { policies } from "./calm/policies";
import { type Outcome, simulate, type Variant } from "./calm/simulate";

/**
 * Whom to ring, measured: the simulator of the volunteer notification problem, 3,000 needs of 1 and 3 helpers in
 * up to three waves, 5 seeds, the same arrivals and the same fate for all policies. `--instance FILE` (again for
 * more) reads instances by path, else the project's own small ones; `--json` prints one object per instance.
 */
const needs = 3000;
const seeds = [1, 2, 3, 4, 5];
const variants: Variant[] = ["fatigue", "takers"];

type Row = { variant: Variant; helpers: number; policy: string } & Outcome;

const asJson = process.argv.includes("--json");
const given = process.argv.flatMap((word, i) => (process.argv[i - 1] === "--instance" ? [word] : []));
const own = ["scarce", "rich", "rare-skill"].map((name) => `tests/support/instances/${name}.json`);

for (const file of given.length > 0 ? given : own) {
  const instance = readInstance(file);
  const rows = variants.flatMap((variant) =>
    [1, 3].flatMap((helpers) =>
      Object.entries(policies).map(([policy, make]): Row => {
        const outcomes = seeds.map((seed) =>
          simulate(instance, () => make(instance, seed, helpers), { variant, helpers, seed, needs }),
        );
        return { variant, helpers, policy, ...mean(outcomes) };
      }),
    ),
  );
  if (asJson) console.log(JSON.stringify({ instance: instance.name, rows }));
  else print(instance.name, rows);
}

function mean(outcomes: readonly Outcome[]): Outcome {
  const of = (pick: (one: Outcome) => number) =>
    outcomes.reduce((sum, one) => sum + pick(one), 0) / outcomes.length;
  return {
    fill: of((one) => one.fill),
    pingsPerFilled: of((one) => one.pingsPerFilled),
    gini: of((one) => one.gini),
    worstContext: of((one) => one.worstContext),
  };
}

function print(instance: string, rows: readonly Row[]): void {
  for (const variant of variants)
    for (const helpers of [1, 3]) {
      console.log(`\n${instance}, ${variant}, ${helpers} ${helpers === 1 ? "helper" : "helpers"} per need`);
      console.log("policy          fill  pings per filled   Gini  worst context");
      for (const row of rows.filter((one) => one.variant === variant && one.helpers === helpers)) {
        const cells = [row.fill.toFixed(3), row.pingsPerFilled.toFixed(2)];
        console.log(
          `${row.policy.padEnd(13)}${cells[0]?.padStart(7)}${cells[1]?.padStart(18)}` +
            `${row.gini.toFixed(2).padStart(7)}${row.worstContext.toFixed(3).padStart(15)}`,
        );
      }
    }
}

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { finderTexts } from "~/components/finder-texts";

/** What the island draws beside the map. */
const own =
  /^(finder.*|need-card|notice|empty-state|place-(combobox|options)|map-settings|icon|parts)\.tsx?$/;

it("carries every text that map and list use", () => {
  const files = [
    ...filesOf("app/components").filter((path) => own.test(basename(path))),
    ...filesOf("app/map"),
    "app/i18n/reasons.ts",
  ];
  const used = files.flatMap((file) => keysIn(readFileSync(file, "utf8")));
  expect(used.length).toBeGreaterThan(60);
  const carried = (key: string) => finderTexts.some((part) => key === part || key.startsWith(`${part}.`));
  expect(used.filter((key) => !carried(key))).toEqual([]);
});

function filesOf(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** The keys that a file gives to `t`, a computed end left out. */
function keysIn(source: string): string[] {
  const calls = source.matchAll(/[^.\w]t\(\s*(?:[^)]*?\? )?["`]([a-zA-Z]+\.[\w.-]+)/g);
  const others = source.matchAll(/ : ["`]((?:home|common|push|labels|places)\.[\w.-]+)["`]/g);
  return [...calls, ...others].flatMap(([, key]) => key ?? []);
}

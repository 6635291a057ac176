import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cellCentre } from "~/domain/place";
import { joined, monday, posted, signedIn } from "../support/demo-village";
import { runningVillage } from "./running-village";

const running = runningVillage({ now: monday });

/** To a decimetre, as a phone or a tap on the map tells them. */
const fine = [
  { lat: "51.702917", lon: "13.204619" },
  { lat: "51.688431", lon: "13.221873" },
  { lat: "51.715562", lon: "13.187345" },
];
/** Four decimals are ten metres: nobody's cell has them by accident. */
const traces = fine.flatMap(({ lat, lon }) => [lat.slice(0, 7), lon.slice(0, 7)]);

test("what a phone tells finer than its cell is nowhere afterwards", async () => {
  const { app, sql, village } = running;
  const team = await signedIn(app.baseUrl, sql, village.ownerId);
  const [home, work, moved] = fine;
  if (!home || !work || !moved) throw new Error("three points are planted");
  const helper = await joined(app.baseUrl, { ...home, name: "Nora Nachbar", email: "nora@nachbar.example" });
  expect((await helper.post("/me/places", { ...work, name: "Arbeit", radiusKm: "12" })).status).toBe(303);
  expect((await helper.post("/join", { ...moved, name: "Nora Nachbar", radiusKm: "9" })).status).toBe(303);
  // Refused, and so shown once more to who sent it: as its cell, too.
  const refused = await helper.post("/join", { ...home, name: "", radiusKm: "9" });
  expect(refused.status).toBe(422);
  const again = await helper.post("/me/places", { ...home, name: "", radiusKm: "9" });
  expect(again.status).toBe(422);
  const id = await posted(team);
  // Why it would have suited them is written down with the answer, with a distance.
  expect((await helper.post(`/help/${id}/answer`, { answer: "not-this-time" })).status).toBe(303);
  expect(await sql`select id from "Invitation" where reasons->>'distanceMetres' is not null`).toHaveLength(1);

  const found = new Map<string, string>([
    ["the answer to a refused form", refused.text],
    ["the answer to a refused place", again.text],
    ["the log", app.output()],
  ]);
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select t::text as row from ${name} t`);
    found.set(name, rows.map(({ row }) => row).join("\n"));
  }
  for (const file of await filesIn(app.dataDir)) found.set(file, (await readFile(file)).toString("latin1"));
  const own = ["/me", "/me/places", "/me/data", "/me/data.json", "/join"];
  for (const path of own) found.set(`own ${path}`, (await helper.get(path)).text);
  const theirs = [
    `/association/help/${id}`,
    `/association/help/${id}.data`,
    "/needs.json",
    "/open-data/help-requests.geojson",
  ];
  for (const path of theirs) found.set(`team ${path}`, (await team.get(path)).text);

  for (const trace of traces) {
    const holders = [...found].filter(([, text]) => text.includes(trace)).map(([where]) => where);
    expect(holders, trace).toEqual([]);
  }
  // The search can find: the cells are stored, and shown to their owner.
  const cells = fine.map(({ lat, lon }) => cellCentre({ lat: Number(lat), lon: Number(lon) }));
  const stored = cells.filter(({ lat }) => found.get('public."Place"')?.includes(String(lat)));
  expect(stored).toHaveLength(2);
  for (const { lat } of stored) expect(found.get("own /me/data.json")).toContain(String(lat));
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

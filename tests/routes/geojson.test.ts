import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { loader } from "~/routes/geojson";
import { clockAt, monday, need, openVillage, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
});
afterAll(() => village.close());

async function fetched(tag?: string) {
  const headers = tag ? { "If-None-Match": tag } : undefined;
  const request = new Request("http://localhost:3000/open-data/help-requests.geojson", { headers });
  const response = await loader({ request, params: {}, context: {} });
  return { status: response.status, tag: response.headers.get("ETag") ?? "", body: await response.text() };
}

test("is sent once as long as nothing changes, and at once when something did", async () => {
  const { id } = await need(await team(), { text: "Vorher" });
  const first = await fetched();
  expect(JSON.parse(first.body).features).toHaveLength(1);
  expect(await fetched(first.tag)).toMatchObject({ status: 304, body: "" });
  expect(await fetched(`"other", ${first.tag}`)).toMatchObject({ status: 304 });
  await db().helpRequest.update({ where: { id }, data: { text: "Nachher" } });
  const second = await fetched(first.tag);
  expect(second.status).toBe(200);
  expect(second.body).toContain("Nachher");
  expect(second.tag).not.toBe(first.tag);
});

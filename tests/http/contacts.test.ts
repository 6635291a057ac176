import { beforeAll, describe, expect, test } from "vitest";
import { monday, posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ now: monday });

const home = {
  ...{ title: "Beim Umzug tragen", placeKind: "private", placeName: "Zwetschgengasse 17a" },
  ...{ meetingPoint: "Hintereingang beim Apfelbaum", contactName: "Frau Schlehdorn" },
  ...{ contactPhone: "03535 7770032", lat: "51.683213", lon: "13.249871" },
};
const secrets = [home.placeName, home.meetingPoint, home.contactName, home.contactPhone, "51.683213"];
const helper = { name: "Hanna Holunder", phone: "0160 7770034" };

let team: Client;
beforeAll(async () => {
  team = await signedIn(running.app.baseUrl, running.sql, running.village.ownerId);
});

/** A need at somebody's home with one helper who is coming. */
async function arranged() {
  const { app, sql } = running;
  const id = await posted(team, home);
  const [shiftId = ""] = await shiftsOf(sql, id);
  const client = createClient(app.baseUrl);
  await client.follow(client.post(`/help/${id}/signup`, { shiftId, ...helper }));
  const [signup] = await sql<{ id: string }[]>`select id from "Signup" where "shiftId" = ${shiftId}`;
  return { id, shiftId, client, signupId: signup?.id ?? "" };
}

/** What of these values somebody is shown of a need, on its page, as data, and among their own things. */
async function shown(client: Client, id: string, values: readonly string[]): Promise<string[]> {
  const paths = [
    `/help/${id}`,
    `/help/${id}.data`,
    "/me",
    "/me.data",
    `/me/offline.json?seen=${id}`,
    "/",
    "/needs.json",
    "/open-data/help-requests.geojson",
  ];
  const texts = await Promise.all(paths.map(async (path) => (await client.get(path)).text));
  return values.filter((value) => texts.some((text) => text.includes(value)));
}

async function shownToTeam(id: string): Promise<string[]> {
  const paths = ["", "/roster", "/edit", "/status"].map((part) => `/association/help/${id}${part}`);
  const texts = await Promise.all(
    [...paths, `/association/help/${id}.data`].map(async (path) => (await team.get(path)).text),
  );
  return [helper.name, helper.phone].filter((value) => texts.some((text) => text.includes(value)));
}

describe("address, contact and number are between those who are coming and their coordinators", () => {
  test("not of somebody whom the team took off the roster", async () => {
    const { id, client, signupId } = await arranged();
    expect(await shown(client, id, secrets)).toContain(home.placeName);
    expect(await shownToTeam(id)).toEqual([helper.name, helper.phone]);
    await team.post(`/association/help/${id}/roster`, { intent: "remove", signupId });
    expect(await shown(client, id, secrets)).toEqual([]);
    // The page after the removal offers to undo it; asked anew, nothing tells who it was.
    expect(await shownToTeam(id)).toEqual([]);
  });

  test("not of somebody who withdrew", async () => {
    const { id, shiftId, client } = await arranged();
    await client.follow(client.post(`/help/${id}/withdraw`, { shiftId }));
    expect(await shown(client, id, secrets)).toEqual([]);
    expect(await shownToTeam(id)).toEqual([]);
  });

  test("not after seven days", async () => {
    const { id, client } = await arranged();
    const { sql } = running;
    const ended = (instant: string) => sql`update "HelpRequest" set "endsAt" = ${instant} where id = ${id}`;
    await ended("2027-04-05T12:00:00+02:00");
    expect(await shown(client, id, [home.contactPhone])).toEqual([home.contactPhone]);
    expect(await shownToTeam(id)).toContain(helper.phone);
    await ended("2027-04-05T09:00:00+02:00");
    expect(await shown(client, id, secrets)).toEqual([]);
    expect(await shownToTeam(id)).toEqual([helper.name]);
  });

  test("not of a need that became somebody's home by an edit", async () => {
    const { app, sql } = running;
    const id = await posted(team, { ...home, placeKind: "public", title: "Erst öffentlich" });
    const stranger = createClient(app.baseUrl);
    expect(await shown(stranger, id, [home.placeName])).toEqual([home.placeName]);
    await sql`update "HelpRequest" set "placeKind" = 'private' where id = ${id}`;
    expect(await shown(stranger, id, secrets)).toEqual([]);
  });
});

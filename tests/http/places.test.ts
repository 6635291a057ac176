import { afterAll, describe, expect, test } from "vitest";
import { cellCentre } from "~/domain/place";
import { needFields, residentFields, signedIn } from "../support/demo-village";
import { geocoderServer } from "../support/geocoder";
import { readable } from "../support/http";
import { runningVillage } from "./running-village";

const geocoder = await geocoderServer();
const running = runningVillage({ worker: "none", env: { GEOCODER_URL: geocoder.url } });

afterAll(() => geocoder.stop());

type Suggestion = { name: string; district: string; street?: true; postcode?: string };

async function suggested(q: string) {
  const answer = await running.stranger().get(`/places.json?${new URLSearchParams({ q })}`);
  return { streets: answer.headers["places-streets"], places: JSON.parse(answer.text) as Suggestion[] };
}

/** The values of the radio buttons under "Meinst du einen davon?". */
function choicesIn(html: string): string[] {
  return [...html.matchAll(/name="placeChoice"[^>]*value="([^"]+)"/g)].map(([, value = ""]) => value);
}

describe("places while somebody types", () => {
  test("are those nearby, by name, postcode or with a typo, and no street asks anybody", async () => {
    for (const q of ["herz", "Hrezberg", "04916", "Herzberg Elster"]) {
      const { streets, places } = await suggested(q);
      expect([streets, places[0]?.name], q).toEqual(["none", "Herzberg (Elster)"]);
    }
    expect(geocoder.asked).toEqual([]);
  });

  test("begin with the streets of an address, asked by the server for nobody", async () => {
    const { streets, places } = await suggested("Lindenstr. 4");
    expect(streets).toBe("found");
    expect(places[0]).toMatchObject({
      name: "Lindenstraße 4",
      district: "04916 Herzberg (Elster)",
      street: true,
    });
    expect(geocoder.asked).toHaveLength(1);
    expect(geocoder.asked[0]?.userAgent).toMatch(/^Anpacken \(http:\/\/localhost:\d+/);
  });
});

describe("joining with a place that is not clear", () => {
  const fields = { ...residentFields, lat: "", lon: "" };

  test("offers what may be meant, and takes the choice", async () => {
    const client = running.stranger();
    const refused = await client.post("/join", { ...fields, place: "Herzbreg" });
    expect(refused.status, readable(refused.text)).toBe(422);
    expect(refused.text).toContain("Meinst du einen davon?");
    expect(refused.text).toContain('value="Herzbreg"');
    const [choice = ""] = choicesIn(refused.text);
    expect(choice).toContain("Herzberg (Elster), Elbe-Elster, Brandenburg");
    const joined = await client.post("/join", { ...fields, place: "Herzbreg", placeChoice: choice });
    expect([joined.status, joined.location]).toEqual([303, "/me?welcome=1"]);
  });

  test("offers streets to the kilometre only, and stores no finer", async () => {
    const refused = await running.stranger().post("/join", { ...fields, place: "Lindenstraße" });
    expect(refused.status).toBe(422);
    expect(choicesIn(refused.text)[0]).toMatch(/,Lindenstraße 4, 04916 Herzberg \(Elster\)$/);
    expect(refused.text).not.toContain("51.6931");
    const cell = cellCentre({ lat: 51.6931, lon: 13.2361 });
    expect((await running.stranger().post("/join", { ...fields, place: "Lindenstr. 4" })).status).toBe(303);
    const stored = await running.sql`select lat, lon from "Place"`;
    expect([...stored]).toContainEqual(cell);
  });

  test("puts a need at its door, or asks which", async () => {
    const { app, sql, village } = running;
    const team = await signedIn(app.baseUrl, sql, village.ownerId);
    const need = { ...needFields, lat: "", lon: "", pointOf: "" };
    const refused = await team.post("/association/help/new", { ...need, placeName: "Lindenstraße" });
    expect(refused.status, readable(refused.text)).toBe(422);
    const choices = choicesIn(refused.text);
    expect(choices[0]).toBe("51.6931,13.2361,Lindenstraße 4, 04916 Herzberg (Elster)");
    for (const more of [
      { placeName: "Lindenstr. 4", placeChoice: "" },
      { placeName: "Festscheune", placeChoice: choices[0] ?? "" },
      // Over the place that was filled in, as a new form is.
      { placeName: "Lindenstr. 4", placeChoice: "", lat: "51.7", lon: "13.2", pointOf: "Grochwitz" },
    ]) {
      const posted = await team.post("/association/help/new", { ...need, ...more });
      expect(posted.status, readable(posted.text)).toBe(303);
      const [stored] =
        await sql`select "placeName", lat, lon from "HelpRequest" order by "createdAt" desc limit 1`;
      expect(stored).toMatchObject({ placeName: more.placeName, lat: 51.6931, lon: 13.2361 });
    }
  });

  test("believes no choice that is none", async () => {
    for (const placeChoice of ["", "x", "91,181,Nirgendwo", "51.7,13.2,", "51.7,13.2,a\u0000"]) {
      const answer = await running.stranger().post("/join", { ...fields, place: "Herzbreg", placeChoice });
      expect(answer.status, placeChoice).toBe(422);
    }
  });

  test("says kindly that streets cannot be asked now, and loses nothing", async () => {
    geocoder.answer = (_, response) => void response.writeHead(503).end();
    const away = await running.stranger().post("/join", { ...fields, place: "Am Anger 12, Herzberg" });
    expect(away.status).toBe(422);
    expect(away.text).toContain("Die Adresssuche antwortet gerade nicht. Es ist nichts verloren");
    expect(choicesIn(away.text)[0]).toContain("Herzberg (Elster)");
    expect((await suggested("Kirchgasse 9")).streets).toBe("away");
    expect((await suggested("Herzberg")).places[0]?.name).toBe("Herzberg (Elster)");
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type GeocoderOptions, geocoder } from "~/models/geocoder/geocoder.server";
import { type GeocoderServer, geocoderServer, nominatimAnswer, sendJson } from "../support/geocoder";

const herzberg = { lat: 51.6928, lon: 13.2336 };
const patience = { timeout: 15_000 };
const house = { name: "Lindenstraße 4", district: "04916 Herzberg (Elster)", lat: 51.6931, lon: 13.2361 };

let server: GeocoderServer;
let clock: number;

beforeEach(async () => {
  server = await geocoderServer();
  clock = Date.parse("2026-11-24T10:00:00Z");
});

afterEach(() => server.stop());

function ask(options: Partial<GeocoderOptions> = {}) {
  const userAgent = "Anpacken (https://anpacken.example; post@anpacken.example)";
  return geocoder({ kind: "photon", url: server.url, userAgent, now: () => clock, ...options });
}

describe("a Photon", () => {
  it("answers with houses and streets near the municipality, each once, and nothing else", async () => {
    expect(await ask()("Lindenstr. 4", herzberg)).toEqual({
      kind: "streets",
      streets: [house, { ...house, name: "Lindenstraße", lat: 51.6935, lon: 13.237 }],
    });
    const { url, userAgent } = server.asked[0] ?? { url: new URL("x:"), userAgent: "" };
    expect(url.pathname).toBe("/api");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ q: "Lindenstr. 4", limit: "10", lang: "de", lat: "51.69", lon: "13.23" },
      bbox: "11.7,50.7,14.7,52.7",
    });
    expect(userAgent).toBe("Anpacken (https://anpacken.example; post@anpacken.example)");
  });

  it("keeps the operator's path and key", async () => {
    await ask({ url: `${server.url}/geo/api/?key=abc` })("Lindenstr. 4", null);
    expect(server.asked[0]?.url.pathname).toBe("/geo/api/");
    expect(server.asked[0]?.url.searchParams.get("key")).toBe("abc");
  });

  it("is asked once by ten at once, and not again for a day", async () => {
    const streets = ask();
    const all = await Promise.all(Array.from({ length: 10 }, () => streets("Lindenstr. 4", herzberg)));
    expect(all.every(({ kind }) => kind === "streets")).toBe(true);
    await streets("  lindenstr.  4 ", herzberg);
    expect(server.asked).toHaveLength(1);
    clock += 25 * 3_600_000;
    await streets("Lindenstr. 4", herzberg);
    expect(server.asked).toHaveLength(2);
  });

  it("rests for a while when it does not answer, and what is known stays known", async () => {
    const streets = ask({ timeout: 60 });
    await streets("Lindenstr. 4", herzberg);
    server.answer = () => undefined;
    expect(await streets("Am Anger 1", herzberg)).toEqual({ kind: "away" });
    expect(await streets("Am Anger 2", herzberg)).toEqual({ kind: "away" });
    expect((await streets("Lindenstr. 4", herzberg)).kind).toBe("streets");
    expect(server.asked).toHaveLength(2);
  });

  it("believes no answer that is broken, huge, wrong or leads elsewhere", async () => {
    const hostile: GeocoderServer["answer"][] = [
      (_, response) => void response.writeHead(500).end(),
      (_, response) => void response.writeHead(200).end("<html>"),
      (_, response) => sendJson(response, { features: [{ geometry: null }] }),
      (_, response) => sendJson(response, { features: "none" }),
      (_, response) => void response.writeHead(200).end(`{"features":[],"x":"${"x".repeat(400_000)}"}`),
      (_, response) => void response.writeHead(302, { location: "http://127.0.0.1:1/api" }).end(),
      (request) => void request.socket.destroy(),
    ];
    for (const [index, answer] of hostile.entries()) {
      server.answer = answer;
      expect(await ask()(`Lindenstr. ${index}`, herzberg), `answer ${index}`).toEqual({ kind: "away" });
    }
    expect(server.asked).toHaveLength(hostile.length);
  });

  it("does not wait for a body that never ends", async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"features":[');
    };
    expect(await ask({ timeout: 60 })("Lindenstr. 4", herzberg)).toEqual({ kind: "away" });
  });
});

describe("a Nominatim", () => {
  it("answers with streets in Germany", async () => {
    server.answer = (_, response) => sendJson(response, nominatimAnswer);
    expect(await ask({ kind: "nominatim" })("Lindenstr. 4", herzberg)).toEqual({
      kind: "streets",
      streets: [house],
    });
    const { url } = server.asked[0] ?? { url: new URL("x:") };
    expect(url.pathname).toBe("/search");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ q: "Lindenstr. 4", format: "jsonv2", countrycodes: "de", bounded: "1" },
      viewbox: "11.7,52.7,14.7,50.7",
    });
  });

  it("is asked one question after the other, and who would wait too long goes without", async () => {
    server.answer = (_, response) => sendJson(response, []);
    const times: number[] = [];
    const streets = ask({
      kind: "nominatim",
      pace: 150,
      now: Date.now,
      fetch: (...request) => {
        times.push(Date.now());
        return fetch(...request);
      },
    });
    await Promise.all(["Weg 1", "Weg 2", "Weg 3"].map((text) => streets(text, herzberg)));
    await vi.waitFor(() => expect(times).toHaveLength(3), patience);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(145);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(145);

    const hasty = ask({ kind: "nominatim", pace: 2_000 });
    const answers = ["Weg 1", "Weg 2", "Weg 3"].map((text) => hasty(text, herzberg));
    expect(await answers[2]).toEqual({ kind: "away" });
  });
});

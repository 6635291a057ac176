import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keys, runToEnd, startApp, temporaryFolder } from "../support/app";
import { freshDatabase } from "../support/database";
import { createClient } from "../support/http";

const imprint = {
  IMPRINT_NAME: "Stadt Herzberg (Elster)",
  IMPRINT_ADDRESS: "Markt 1, 04916 Herzberg (Elster)",
  IMPRINT_EMAIL: "rathaus@herzberg.example",
};
const production = { ANPACKEN_ENV: "production", ...imprint };

let dataDir: string;
beforeAll(async () => {
  dataDir = await temporaryFolder();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const wrong: Record<string, Record<string, string>> = {
  ANPACKEN_ENV: { ANPACKEN_ENV: "prod" },
  PORT: { PORT: "eighty" },
  BASE_URL: { BASE_URL: "anpacken.example" },
  DATABASE_URL: { ...keys, DATABASE_URL: "mysql://localhost/anpacken" },
  SESSION_SECRET: { SESSION_SECRET: "too short" },
  VAPID_PUBLIC_KEY: { ...keys, VAPID_PUBLIC_KEY: "abc" },
  VAPID_PRIVATE_KEY: { VAPID_PUBLIC_KEY: keys.VAPID_PUBLIC_KEY },
  VAPID_SUBJECT: { VAPID_SUBJECT: "the administrator" },
  WORKER: { WORKER: "none" },
  TRUSTED_PROXIES: { TRUSTED_PROXIES: "10.0.0.0/64" },
  SMTP_URL: { SMTP_URL: "mail.example" },
  TILE_URL: { TILE_URL: "https://tiles.example/map.png" },
  TILE_PMTILES: { TILE_PMTILES: "/nowhere/map.pmtiles" },
  TILE_CACHE_DAYS: { TILE_CACHE_DAYS: "a week" },
  TILE_CACHE_MB: { TILE_CACHE_MB: "0" },
  GEOCODER_URL: { GEOCODER_URL: "photon.example" },
  GEOCODER_KIND: { GEOCODER_URL: "https://photon.example", GEOCODER_KIND: "google" },
  PUSH_EXTRA_ORIGINS: { PUSH_EXTRA_ORIGINS: "https://push.example/path" },
  ANPACKEN_NOW: { ANPACKEN_NOW: "yesterday" },
};

describe("a wrong value ends the start with one line that names its variable", () => {
  test.each(Object.entries(wrong))("%s", async (variable, values) => {
    const { code, output } = await runToEnd({ ANPACKEN_ENV: "test", DATA_DIR: dataDir, ...values });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(new RegExp(`^${variable}: .+$`));
  });

  test("several wrong values are named at once, a line each", async () => {
    const { output } = await runToEnd({ ANPACKEN_ENV: "test", PORT: "x", WORKER: "y", DATA_DIR: dataDir });
    const variables = output
      .trim()
      .split("\n")
      .map((line) => line.split(":")[0]);
    expect(variables).toEqual(["PORT", "WORKER"]);
  });

  test("with DATABASE_URL the secrets must be given, since several nodes must agree", async () => {
    const { code, output } = await runToEnd({
      ANPACKEN_ENV: "test",
      DATA_DIR: dataDir,
      DATABASE_URL: "postgresql://localhost/anpacken",
    });
    expect(code).toBe(1);
    for (const variable of ["SESSION_SECRET", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"]) {
      expect(output).toMatch(new RegExp(`^${variable}: .*npm run keys`, "m"));
    }
  });

  test("a database that does not answer ends it, too, without the password on the terminal", async () => {
    const { code, output } = await runToEnd({
      ANPACKEN_ENV: "test",
      DATA_DIR: dataDir,
      ...keys,
      DATABASE_URL: "postgresql://anpacken:a-secret-password@127.0.0.1:1/anpacken",
    });
    expect(code).toBe(1);
    expect(output).not.toContain("a-secret-password");
  });
});

describe("in production", () => {
  test.each(Object.keys(imprint))("the server does not start while %s is empty", async (variable) => {
    const { code, output } = await runToEnd({ ...production, [variable]: "", DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(new RegExp(`^${variable}: .+$`));
  });

  test.each([
    ["ANPACKEN_NOW", "2027-04-12T10:00:00+02:00"],
    ["PUSH_EXTRA_ORIGINS", "https://127.0.0.1:4711"],
  ])("%s is refused", async (variable, value) => {
    const { code, output } = await runToEnd({ ...production, [variable]: value, DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(new RegExp(`^${variable}: .+$`));
  });

  test("the imprint stands on its page, and every footer leads there", async () => {
    const database = await freshDatabase();
    const app = await startApp({ databaseUrl: database.url, env: production });
    const visitor = createClient(app.baseUrl);
    const page = await visitor.get("/impressum");
    for (const value of Object.values(imprint)) {
      for (const part of value.split(", ")) expect(page.text).toContain(part);
    }
    for (const path of [
      "/",
      "/impressum",
      "/datenschutz",
      "/nutzungsbedingungen",
      "/barrierefreiheit",
      "/join",
    ]) {
      const { status, text } = await visitor.get(path);
      expect(status, path).toBe(200);
      const footer = text.slice(text.indexOf("<footer"));
      for (const legal of ["/impressum", "/datenschutz", "/nutzungsbedingungen", "/barrierefreiheit"]) {
        expect(footer, path).toContain(`href="${legal}"`);
      }
    }
    await app.stop();
    await database.drop();
  });
});

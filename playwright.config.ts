import { defineConfig, type PlaywrightTestOptions } from "@playwright/test";
import { firefoxLaunch } from "./tests/support/firefox";

const inBothPhones = /(data|join|post|change|cancel|recovery|sign-up|one-tap|team)\.spec\.ts$/;
const onPhone =
  /(languages|finder|sparing|bytes|cells|need-page|everyone|live|offline|accessibility|passkey|municipality|report)\.spec\.ts$/;

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
} satisfies Partial<PlaywrightTestOptions>;

/** Browsers against the built server: `npm run build` first. They are Debian's, nothing is downloaded. */
export default defineConfig({
  testDir: "tests/journeys",
  outputDir: "build/journeys",
  // One after another: each project starts a server and a database of its own, and the machine may be small.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: "chromium",
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "phone", testMatch: [inBothPhones, onPhone], use: phone },
    { name: "no-script", testMatch: inBothPhones, use: { ...phone, javaScriptEnabled: false } },
    {
      name: "desk",
      testMatch: /(accessibility|keyboard)\.spec\.ts$/,
      // Elsewhere on earth the village's times stay those of the village.
      use: { viewport: { width: 1280, height: 800 }, timezoneId: "Pacific/Auckland" },
    },
    {
      name: "firefox",
      testMatch: /(finder|languages|offline)\.spec\.ts$/,
      // As wide as a phone, but with a mouse: touch is for Chromium alone (Playwright over WebDriver BiDi).
      use: {
        viewport: phone.viewport,
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: firefoxLaunch,
      },
    },
    { name: "firefox-push", testMatch: /firefox-(push|actions)\.spec\.ts$/ },
  ],
});

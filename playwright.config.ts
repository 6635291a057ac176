import { defineConfig } from "@playwright/test";

// Debian's Chromium; the calls home it makes by itself would only cost time here.
const chromium = {
  browserName: "chromium",
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
} as const;
const phone = { ...chromium, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** Whole paths through real browsers against the built server: `npm run build` first. */
export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/journeys/global-setup.ts",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: { locale: "de-DE", timezoneId: "Europe/Berlin", screenshot: "only-on-failure" },
  projects: [
    { name: "phone", use: phone, testIgnore: "**/firefox.spec.ts" },
    { name: "without JavaScript", use: { ...phone, javaScriptEnabled: false }, testMatch: "**/path.spec.ts" },
    {
      name: "desk",
      use: { ...chromium, viewport: { width: 1280, height: 800 } },
      testIgnore: "**/firefox.spec.ts",
    },
    { name: "Firefox", testMatch: "**/firefox.spec.ts" },
  ],
});

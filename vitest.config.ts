import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// The rooms whose tests speak to a real PostgreSQL; all others run without one.
const withDatabase = ["models", "server", "jobs", "routes", "auth"].map(
  (room) => `tests/${room}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  esbuild: { jsx: "automatic" },
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...withDatabase, "tests/http/**", "tests/journeys/**"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          environment: "node",
          include: withDatabase,
          globalSetup: "tests/support/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Against the built server: `npm run build` first, or `npm test -- build http`.
        test: {
          name: "http",
          environment: "node",
          include: ["tests/http/**/*.test.ts"],
          globalSetup: "tests/support/global-setup.ts",
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});

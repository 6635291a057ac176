import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { signInToken, village } from "../support/demo-village";
import { createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage();

const publicPages = [
  "/",
  "/join",
  "/login",
  "/login/code",
  "/impressum",
  "/datenschutz",
  "/nutzungsbedingungen",
  "/barrierefreiheit",
];

describe("every answer", () => {
  test("says to the browser what it may do", async () => {
    const others = ["/healthz", "/places.json?q=Herzberg", "/manifest.webmanifest", "/nowhere", "/icon.svg"];
    for (const path of [...publicPages, ...others]) {
      const { headers } = await running.stranger().get(path);
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "strict-origin-when-cross-origin",
      });
      expect(headers["permissions-policy"], path).toContain("camera=()");
      expect(headers["strict-transport-security"], path).toBeUndefined();
      expect(policyOf(headers["content-security-policy"]), path).toMatchObject({
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      });
    }
  });

  test("names no third party, neither in its policy nor in its page", async () => {
    for (const path of publicPages) {
      const { headers, text } = await running.stranger().get(path);
      const sources = Object.values(policyOf(headers["content-security-policy"])).flat();
      expect(
        sources.filter((source) => /^(https?|wss?):|\*/.test(source)),
        path,
      ).toEqual([]);
      expect(
        loadedFrom(text).filter((address) => /^(https?:)?\/\//.test(address)),
        path,
      ).toEqual([]);
    }
  });

  test("lets only scripts with its own nonce run, and the nonce never comes twice", async () => {
    const nonces = new Set<string>();
    for (const path of [...publicPages, ...publicPages]) {
      const { headers, text } = await running.stranger().get(path);
      const [nonce = "", strict] = policyOf(headers["content-security-policy"])["script-src"] ?? [];
      expect(strict).toBe("'strict-dynamic'");
      const value = /^'nonce-(.{16,})'$/.exec(nonce)?.[1] ?? "";
      nonces.add(value);
      const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].map((match) => match[1] ?? "");
      expect(scripts.length, path).toBeGreaterThan(0);
      for (const attributes of scripts) expect(attributes, path).toContain(`nonce="${value}"`);
      expect(text, path).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
    }
    expect(nonces.size).toBe(2 * publicPages.length);
  });

  test("keeps pages out of shared caches, and assets for a year", async () => {
    const { headers, text } = await running.stranger().get("/");
    expect(headers["cache-control"]).toMatch(/private|no-store/);
    const asset = /(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? "";
    const answer = await running.stranger().get(asset, { "accept-encoding": "br" });
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.headers["content-encoding"]).toBe("br");
    const worker = await running.stranger().get("/service-worker.js");
    expect(worker.headers["cache-control"]).toBe("no-cache");
  });
});

test("HTML is compressed", async () => {
  const page = await running.stranger().get("/", { "accept-encoding": "gzip" });
  expect(page.headers["content-encoding"]).toBe("gzip");
});

test("on https HSTS is set, and the session's cookie is bound to this host", async () => {
  const database = await freshDatabase();
  const sql = postgres(database.url, { max: 1 });
  const { ownerId } = await village(sql);
  const env = { BASE_URL: "https://anpacken.example" };
  const app = await startApp({ databaseUrl: database.url, worker: "none", env });
  const visitor = createClient(app.origin);
  const { headers } = await visitor.get("/");
  expect(headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
  const answer = await visitor.post(`/login/${await signInToken(sql, ownerId)}`, {});
  expect(answer.headers["set-cookie"]).toMatch(
    /^__Host-session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect((await visitor.get("/association")).status).toBe(200);
  await app.stop();
  await sql.end();
  await database.drop();
});

function policyOf(header: string | string[] | undefined): Record<string, string[]> {
  return Object.fromEntries(
    String(header)
      .split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources];
      }),
  );
}

/** What the browser fetches for this page by itself. */
function loadedFrom(html: string): string[] {
  const inSource = [...html.matchAll(/\b(?:src|srcset|action|data|poster)="([^"]*)"/g)];
  const inLinks = [...html.matchAll(/<link\b[^>]*\bhref="([^"]*)"/g)];
  return [...inSource, ...inLinks].map((match) => match[1] ?? "");
}

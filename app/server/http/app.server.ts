import type { HttpBindings } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { env } from "~/env.server";
import { logger } from "~/log.server";
import { tileRoute } from "../tiles.server";
import { headersFor } from "./headers";
import { health } from "./health.server";
import { trustOnly } from "./proxies.server";
import { rateLimit } from "./rate-limit";
import { isSameOrigin } from "./same-origin";

export type Bindings = { Bindings: HttpBindings; Variables: { nonce: string; ip: string } };

const year = "public, max-age=31536000, immutable";
const safeMethods = ["GET", "HEAD"];
const methods = [...safeMethods, "POST", "DELETE"];
const bodyTypes = /^application\/(x-www-form-urlencoded|json)\b/i;

/** Everything in front of the pages, outermost first: what is refused here never reaches a route. */
export function createApp(build: ServerBuild, clientFolder: string): Hono<Bindings> {
  const { baseUrl, baseUrlGiven, trustedProxies, tileUrl, dataDir } = env();
  const app = new Hono<Bindings>();
  const believe = trustOnly(trustedProxies);
  const pages = createRequestHandler(build, "production");
  const tiles = tileRoute({ dataDir, tileUrl });
  const brakes = [
    { path: /^\/login\/code(\.data)?$/, brake: rateLimit({ limit: 10, windowMs: 60_000 }) },
    { path: /^\/login(\.data)?$/, brake: rateLimit({ limit: 20, windowMs: 60_000 }) },
  ];

  app.use(headersFor(baseUrl));
  app.get("/healthz", async (c) => {
    const answer = await health(new Date());
    return c.json(answer, answer.status === "ok" ? 200 : 503, { "Cache-Control": "no-store" });
  });
  app.get("/tiles/:z/:x/:file", (c) => {
    const { z, x, file } = c.req.param();
    return tiles(z, x, file.replace(/\.png$/, ""));
  });
  app.use("/assets/*", serveStatic({ root: clientFolder, precompressed: true, onFound: cache(year) }));
  app.use("*", serveStatic({ root: clientFolder, precompressed: true, onFound: cache("no-cache") }));

  app.use(async (c, next) => {
    if (!methods.includes(c.req.method)) return refuse(c, 405, { Allow: methods.join(", ") });
    if (!isDecodable(c.req.url)) return refuse(c, 404);
    if (safeMethods.includes(c.req.method)) return next();
    if (!isSameOrigin(c.req.raw.headers, baseUrlGiven ? baseUrl : null)) return refuse(c, 403);
    if (!bodyTypes.test(c.req.header("content-type") ?? "")) return refuse(c, 415);
    const wait = brakes
      .filter(({ path }) => path.test(c.req.path))
      .map(({ brake }) => brake(addressOf(c), Date.now()))
      .find((seconds) => seconds > 0);
    if (wait) return refuse(c, 429, { "Retry-After": String(wait) });
    return next();
  });
  app.use(bodyLimit({ maxSize: 128 * 1024, onError: (c) => refuse(c, 413, { Connection: "close" }) }));
  app.use(compress({ encoding: "gzip" }));

  app.all("*", async (c) => {
    const { headers } = believe(c.req.raw.headers, c.env.incoming.socket.remoteAddress ?? "");
    // Checked above, against our own address; Remix would compare it with a header that anybody can set.
    headers.delete("origin");
    const trouble = { busy: false };
    const answer = await pages(forPages(c.req.raw, headers, baseUrl), { nonce: c.get("nonce"), trouble });
    // React takes a page that nobody reads to its end for a failure. (A live stream has no end.)
    if (c.req.method === "HEAD" && isPage(answer)) await answer.arrayBuffer();
    return trouble.busy || answer.status === 503 ? comeBack(answer) : answer;
  });
  app.onError((error, c) => {
    logger().error({ err: error, method: c.req.method }, "request failed");
    return refuse(c, 500);
  });
  return app;

  function addressOf(c: Context<Bindings>): string {
    return believe(c.req.raw.headers, c.env.incoming.socket.remoteAddress ?? "").ip;
  }
}

/** The request as our own address would have received it: the host somebody sent is not repeated anywhere. */
function forPages(request: Request, headers: Headers, baseUrl: string): Request {
  const { pathname, search } = new URL(request.url);
  const { method, body, signal } = request;
  return new Request(baseUrl + pathname + search, {
    method,
    headers,
    signal,
    ...(safeMethods.includes(method) ? {} : { body, duplex: "half" }),
  } as RequestInit);
}

/** Beyond capacity, or while the database restarts: not an error, only not now. */
function comeBack(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("Retry-After", "3");
  return new Response(answer.body, { status: 503, headers });
}

function isPage(answer: Response): boolean {
  return (answer.headers.get("content-type") ?? "").startsWith("text/html");
}

function cache(value: string) {
  return (_path: string, c: Context) => c.header("Cache-Control", value);
}

/** Remix writes an address whose percent-encoding is torn on the terminal, token and all. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(new URL(url).pathname);
    return true;
  } catch {
    return false;
  }
}

const refusals = {
  403: "Diese Anfrage kam von einer anderen Seite und wurde nicht ausgeführt. · This request came from another site and was refused.",
  404: "Diese Seite gibt es nicht. · There is no such page.",
  405: "Das geht hier nicht. · That cannot be done here.",
  413: "Das ist zu viel auf einmal. · That is too much at once.",
  415: "Dieses Format wird nicht angenommen. · This format is not accepted.",
  429: "Das waren viele Versuche. Bitte warte eine Minute. · That was a lot of attempts. Please wait a minute.",
  500: "Da ist etwas schiefgegangen. Bitte versuche es noch einmal. · Something went wrong. Please try again.",
} as const;

/** Before a page exists there is no language yet: both, short, with a way back. */
function refuse(c: Context, status: keyof typeof refusals, headers: Record<string, string> = {}) {
  const page = `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Anpacken</title><p>${refusals[status]}<p><a href="/">Zur Karte · To the map</a></html>`;
  return c.html(page, status, headers);
}

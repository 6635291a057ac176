import type { HttpBindings } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { networkHeader } from "~/auth/limit.server";
import { networkOf } from "~/domain/limits";
import { env } from "~/env.server";
import { logger } from "~/log.server";
import { isFlood } from "~/models/limit.server";
import { pictureRoute } from "../picture/need-picture.server";
import type { TileArchive } from "../tiles/archive.server";
import { tileRoute } from "../tiles.server";
import { isBounded, mostBytes } from "./body-bounds";
import { headersFor } from "./headers";
import { health, staffHealth } from "./health.server";
import { ownHostNames } from "./host-names.server";
import { trustOnly } from "./proxies.server";
import { isSameOrigin } from "./same-origin";

export type Bindings = { Bindings: HttpBindings; Variables: { nonce: string; ip: string } };

const year = "public, max-age=31536000, immutable";
const safeMethods = ["GET", "HEAD"];
const methods = [...safeMethods, "POST", "DELETE"];
/** What makes new people and commitments: one network may do it as often as a full village hall does. */
const floodable = /^\/(join|help\/[^/]+\/signup)(\.data)?$/;
const bodyTypes = /^application\/(x-www-form-urlencoded|json)\b/i;

/** Everything in front of the pages, outermost first: what is refused here never reaches a route. */
export function createApp(
  build: ServerBuild,
  clientFolder: string,
  archive: TileArchive | null = null,
): Hono<Bindings> {
  const { baseUrl, baseUrlGiven, trustedProxies, tileUrl, tileCache, dataDir } = env();
  const app = new Hono<Bindings>();
  const believe = trustOnly(trustedProxies);
  const pages = createRequestHandler(build, "production");
  const tiles = tileRoute({ dataDir, tileUrl, archive, ...tileCache });

  const picture = pictureRoute(clientFolder);

  app.use(headersFor(baseUrl));
  app.get("/healthz", async (c) => {
    const answer = await health(new Date());
    const forStaff = answer.database === "ok" ? await staffHealth(c.req.raw, new Date()) : null;
    return c.json({ ...answer, ...forStaff }, answer.status === "ok" ? 200 : 503, {
      "Cache-Control": "no-store",
    });
  });
  app.use(ownHostNames(baseUrl));
  app.get("/tiles/:z/:x/:file", (c) => {
    const { z, x, file } = c.req.param();
    return tiles(z, x, file, c.req.raw.headers);
  });
  app.get("/help/:id/picture.png", (c) => picture(c.req.param("id"), c.req.header("if-none-match")));
  app.use("/assets/*", serveStatic({ root: clientFolder, precompressed: true, onFound: cache(year) }));
  app.use("*", serveStatic({ root: clientFolder, precompressed: true, onFound: cache("no-cache") }));

  app.use(async (c, next) => {
    if (!methods.includes(c.req.method)) return refuse(c, 405, { Allow: methods.join(", ") });
    if (!isDecodable(c.req.url)) return refuse(c, 404);
    if (safeMethods.includes(c.req.method)) return next();
    if (!isSameOrigin(c.req.raw.headers, baseUrlGiven ? baseUrl : null)) return refuse(c, 403);
    if (!bodyTypes.test(c.req.header("content-type") ?? "")) return refuse(c, 415);
    if (floodable.test(c.req.path) && (await isFlood(networkOf(addressOf(c)), new Date())))
      return refuse(c, 429, { "Retry-After": "60" });
    return next();
  });
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => refuse(c, 413, { Connection: "close" }) }));
  app.use(async (c, next) => {
    if (safeMethods.includes(c.req.method)) return next();
    const body = await c.req.text();
    if (!isBounded(body, c.req.header("content-type") ?? "")) return refuse(c, 413);
    return next();
  });
  app.use(compress({ encoding: "gzip" }));

  app.all("*", async (c) => {
    const { headers, ip } = believe(c.req.raw.headers, c.env.incoming.socket.remoteAddress ?? "");
    headers.set(networkHeader, networkOf(ip));
    // Checked above, against our own address; Remix would compare it with a header that anybody can set.
    headers.delete("origin");
    const trouble = { busy: false };
    const context = { nonce: c.get("nonce"), trouble };
    const first = await pages(await forPages(c, headers, baseUrl), context);
    const answer = isBareMiss(c, first) ? await pages(missingPage(baseUrl, headers), context) : first;
    // React takes a page that nobody reads to its end for a failure. (A live stream has no end.)
    if (c.req.method === "HEAD" && isPage(answer)) await answer.arrayBuffer();
    return trouble.busy || answer.status === 503 ? comeBack(answer) : answer;
  });
  app.onError((error, c) => {
    // Gone, or too slow, while it was still sending: nobody reads the answer.
    if (c.req.raw.signal.aborted) return c.body(null, 400);
    logger().error({ err: error, method: c.req.method }, "request failed");
    return refuse(c, 500);
  });
  return app;

  function addressOf(c: Context<Bindings>): string {
    return believe(c.req.raw.headers, c.env.incoming.socket.remoteAddress ?? "").ip;
  }
}

/** The request as our own address would have received it: the host somebody sent is not repeated anywhere. */
async function forPages({ req }: Context<Bindings>, headers: Headers, baseUrl: string): Promise<Request> {
  const { pathname, search } = new URL(req.url);
  const { method, signal } = req.raw;
  // Read and bounded before; Hono keeps what was read.
  const body = safeMethods.includes(method) ? undefined : await req.text();
  return new Request(baseUrl + pathname + search, { method, headers, signal, body });
}

/** A route without a page (a ping's link, a calendar) says "Not found" and nothing else, in somebody's browser too. */
function isBareMiss({ req }: Context<Bindings>, answer: Response): boolean {
  const read = req.method === "GET" && (req.header("accept") ?? "").includes("text/html");
  return read && answer.status === 404 && !isPage(answer);
}

/** An address that nothing has: its page is the one of all missing pages. */
function missingPage(baseUrl: string, headers: Headers): Request {
  return new Request(`${baseUrl}/404`, { headers });
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

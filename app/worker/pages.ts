import { escaped } from "~/domain/markup";
import { readKept, readQueue } from "~/offline/store.client";
import { offlinePage } from "./assets";
import { keptPage } from "./kept-page";

// Pages are never kept: they may be somebody's own, and an old one would lead to files that are gone. No navigation
// preload: with it Firefox shows its own error page when the server is not reached, whatever the worker answers.
export async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return offline(new URL(request.url));
  }
}

/** What can be said without a connection: what is kept, for the pages it is part of; else that there is none. */
export async function offline(url: URL): Promise<Response> {
  const needId =
    /^\/(?:help|hilfe)\/([0-9a-f-]{36})(?:\/(?:signup|withdraw))?$/.exec(url.pathname)?.[1] ?? null;
  const ours = needId !== null || url.pathname === "/" || url.pathname === "/me";
  const [kept, queue] = await Promise.all([readKept(), readQueue()]);
  if (ours && (kept || queue.length > 0)) return keptPage({ kept, queue, needId, now: new Date() });
  return noConnection(url);
}

// A new response: the kept one's CSP allows no inline style, and the page brings its own.
async function noConnection({ pathname, search }: URL): Promise<Response> {
  const kept = await caches.match(offlinePage);
  const again = `href="${escaped(pathname + search)}"`;
  const page = (await kept?.text())?.replace('href="/"', () => again);
  return new Response(page ?? "Offline", {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

import type { MiddlewareHandler } from "hono";
import { slugOfHost } from "~/models/host-name.server";
import type { Bindings } from "./app.server";

/**
 * A municipality's own host name leads to its page at our one address: passkeys, cookies and push are bound to
 * that one. Only hosts in the table are led anywhere; a path below the host keeps its path.
 */
export function ownHostNames(baseUrl: string): MiddlewareHandler<Bindings> {
  const own = new URL(baseUrl).hostname;
  return async (c, next) => {
    const host = hostOf(c.req.header("host"));
    if (host === null || host === own || !["GET", "HEAD"].includes(c.req.method)) return next();
    const slug = await slugOfHost(host, Date.now());
    if (slug === null) return next();
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(baseUrl + (pathname === "/" ? `/m/${slug}` : pathname) + search, 302);
  };
}

/** Without its port; null for an address, which is no name. */
function hostOf(header: string | undefined): string | null {
  const name = /^([a-z0-9.-]+)(?::\d+)?$/i.exec(header ?? "")?.[1]?.toLowerCase();
  return name && !/^[\d.]+$/.test(name) ? name : null;
}

import { randomBytes } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Bindings } from "./app.server";

/**
 * What every answer says to the browser: nothing from third parties, scripts only with this answer's nonce, no
 * frames, no powers we do not use. Leaflet sets style attributes, hence `style-src-attr`.
 */
export function headersFor(baseUrl: string): MiddlewareHandler<Bindings> {
  const https = baseUrl.startsWith("https:");
  return async (c, next) => {
    const nonce = randomBytes(16).toString("base64");
    c.set("nonce", nonce);
    await next();
    const { headers } = c.res;
    headers.set("X-Content-Type-Options", "nosniff");
    if (https) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    // Scripts, styles and fonts are no documents: a policy on each of thirty files only costs a slow phone time.
    if (c.req.path.startsWith("/assets/")) {
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      return;
    }
    headers.set("Content-Security-Policy", policy(nonce));
    headers.set("X-Frame-Options", "DENY");
    if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (!headers.has("Access-Control-Allow-Origin"))
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
    // Pages show who is signed in: no cache in between keeps them.
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
  };
}

function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

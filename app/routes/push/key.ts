import { env } from "~/env.server";

/** The VAPID public key (RFC 8292, section 3.2) as base64url: what a browser subscribes with. */
export function loader() {
  return new Response(env().vapid.publicKey, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache" },
  });
}

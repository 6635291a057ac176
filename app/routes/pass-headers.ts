import type { HeadersArgs, HeadersFunction } from "@remix-run/node";

/** Says when to come back after a 429: Remix keeps an answer's headers to itself unless a route lets them through. */
export const withRetryAfter: HeadersFunction = (args) => {
  const retryAfter = retryAfterOf(args);
  return new Headers(retryAfter ? { "Retry-After": retryAfter } : undefined);
};

/** Pages that hold a secret or sign somebody in: kept nowhere. */
export const secretPage: HeadersFunction = (args) => {
  const headers = new Headers({ "Cache-Control": "no-store" });
  const retryAfter = retryAfterOf(args);
  if (retryAfter) headers.set("Retry-After", retryAfter);
  for (const cookie of [...args.loaderHeaders.getSetCookie(), ...args.actionHeaders.getSetCookie()])
    headers.append("Set-Cookie", cookie);
  return headers;
};

function retryAfterOf({ actionHeaders, loaderHeaders }: HeadersArgs): string | null {
  return actionHeaders.get("Retry-After") ?? loaderHeaders.get("Retry-After");
}

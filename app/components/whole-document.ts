import type { ClientLoaderFunctionArgs } from "@remix-run/react";

/**
 * The `clientLoader` of every page that runs without Remix's scripts: whoever comes from a page that has them is
 * sent there by the browser itself, so that the page's own scripts run.
 */
export function wholeDocument({ request }: ClientLoaderFunctionArgs): Promise<never> {
  window.location.assign(request.url);
  return new Promise(() => undefined);
}

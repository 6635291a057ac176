import { Transform } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { localeOf } from "./auth/guards.server";
import { I18nProvider } from "./i18n/context";
import { isLocale, type Locale } from "./i18n/locales";
import { dictionaries } from "./i18n/translator.server";
import { logger } from "./log.server";
import { isBusy } from "./models/db.server";
import { NonceContext } from "./nonce";

declare module "@remix-run/node" {
  interface AppLoadContext {
    nonce?: string;
    /** Set when an error only means "not now", so that the answer becomes a 503. */
    trouble?: { busy: boolean };
  }
}

const abortDelay = 6_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const locale = localeFrom(context) ?? localeOf(request, null);
  // Crawlers get the whole page at once.
  const whole = isbot(request.headers.get("user-agent"));
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nProvider locale={locale} dictionary={dictionaries[locale]}>
          <RemixServer context={context} url={request.url} nonce={nonce} />
        </I18nProvider>
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          if (!whole) respond();
        },
        onAllReady() {
          // Without this the timer would keep every finished render in memory until it fires.
          clearTimeout(timer);
          if (whole) respond();
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          logger().error({ err: error }, "render failed");
        },
      },
    );
    const timer = setTimeout(abort, abortDelay);

    function respond(): void {
      const body = withoutZeros();
      headers.set("Content-Type", "text/html; charset=utf-8");
      headers.set("Content-Language", locale);
      headers.append("Vary", "Accept-Language, Cookie");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
      pipe(body);
    }
  });
}

/**
 * React 18 hands on its buffers of 2 kB whole: where a character of several bytes no longer fits, zeros are left at the
 * end (mended in 19, facebook/react#26228). A browser would show them, and hydration would find another text.
 */
function withoutZeros(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  if (context.trouble && isBusy(error)) context.trouble.busy = true;
  // What the visitor asked wrongly is answered, and nobody's mishap.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  logger().error({ err: error, method: request.method }, "request failed");
}

/** What the root's loader decided; it may have failed. */
function localeFrom(context: EntryContext): Locale | null {
  const root = context.staticHandlerContext.loaderData.root as { locale?: unknown } | undefined;
  return isLocale(root?.locale) ? root.locale : null;
}

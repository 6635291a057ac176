import font from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { chosenLocale, localeOf } from "./auth/guards.server";
import { offersPasskey } from "./auth/passkey-offer.server";
import { slideSession, type Viewer, viewerOf } from "./auth/session.server";
import { LinkButton } from "./components/button";
import { EmptyState } from "./components/empty-state";
import { PageShell } from "./components/page-shell";
import { tenantIn } from "./components/tenant";
import { isUnreached } from "./components/unreached";
import { env } from "./env.server";
import { useLocale, useT } from "./i18n/context";
import { directionOf } from "./i18n/direction";
import type { Locale } from "./i18n/locales";
import { pageLocale } from "./i18n/path";
import { translator } from "./i18n/translator.server";
import { municipalities } from "./models/municipality-read.server";
import { useNonce } from "./nonce";
import { watchInstall } from "./offline/install.client";
import { keepForOffline } from "./offline/queue.client";
import { usePageStyle } from "./page-style";
import { PlainLinks, PlainScripts, usePlainScripts } from "./plain-scripts";
import { registerServiceWorker, resend } from "./push/subscribe.client";
import { languageCookie } from "./routes/sign-in/language-cookie.server";

export const links: LinksFunction = () => [
  { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "manifest", href: "/manifest.webmanifest" },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const chosen = chosenLocale(request, viewer);
  return data(
    {
      locale,
      language: { chosen, note: chosen === locale ? "" : translator(chosen)("common.language.beyond") },
      nav: navOf(viewer),
      several: (await municipalities()).length > 1,
      baseUrl: env().baseUrl,
      offersPasskey: offersPasskey(request, viewer),
    },
    { headers: cookies(slideSession(request, viewer), languageCookie(request)) },
  );
}

function cookies(...lines: (string | null)[]): Headers {
  const headers = new Headers();
  for (const line of lines) if (line) headers.append("Set-Cookie", line);
  return headers;
}

function navOf(viewer: Viewer | null) {
  return {
    signedIn: viewer !== null,
    coordinator: (viewer?.memberships.length ?? 0) > 0,
    townHall: Boolean(viewer?.staffLapsed || viewer?.operator || viewer?.staff.length),
  };
}

/** Who is here changes by forms only. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, actionResult }) =>
  formMethod !== undefined && formMethod !== "GET" && !isUnreached(actionResult);

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const locale = useLocale();
  const plain = usePlainScripts();
  const signedIn = useRouteLoaderData<typeof loader>("root")?.nav.signedIn ?? false;
  return (
    <html lang={locale} dir={directionOf(locale)} data-signed-in={signedIn}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#1e5b3f" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#131b17" media="(prefers-color-scheme: dark)" />
        <Meta />
        <MishapTitle />
        <link rel="stylesheet" href={usePageStyle()} />
        <Links />
        {plain && <PlainLinks names={plain} nonce={nonce} />}
      </head>
      <body>
        {children}
        {plain ? (
          <PlainScripts names={plain} nonce={nonce} />
        ) : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  const { nav, several, language } = useLoaderData<typeof loader>();
  const matches = useMatches();
  const crossing = useBorder(language.chosen);
  const wide = matches.some((match) => isWide(match.handle));
  const tenant = tenantIn(matches.map((match) => match.data));
  useEffect(() => {
    void registerServiceWorker().then(() => (nav.signedIn ? resend() : undefined));
    watchInstall();
    return keepForOffline(nav.signedIn);
  }, [nav.signedIn]);
  return (
    <PageShell nav={nav} wide={wide} tenant={tenant} several={several} language={language}>
      {crossing ? null : <Outlet />}
    </PageShell>
  );
}

/** True where this page is in another language than the one that was loaded; the document then comes anew. */
function useBorder(chosen: Locale): boolean {
  const { pathname, search } = useLocation();
  const crossing = pageLocale(chosen, pathname) !== useLocale();
  useEffect(() => {
    // Not `reload`: the way back would then be a step within this document, which Remix may not have taken over yet.
    if (crossing) window.location.replace(pathname + search);
  }, [crossing, pathname, search]);
  return crossing;
}

/** Whatever went wrong, there is a page with a way on, in the reader's language. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <PageShell nav={root?.nav} language={root?.language}>
      <Mishap kind={kindOf(error)} />
    </PageShell>
  );
}

/** The page that failed has no `meta` any more. */
function MishapTitle() {
  const t = useT();
  const error = useRouteError();
  // The context of errors holds null where there is none.
  if (error === undefined || error === null) return null;
  return <title>{`${t(`common.mishap.${kindOf(error)}.title`)} · ${t("common.appName")}`}</title>;
}

function kindOf(error: unknown): "notFound" | "busy" | "unexpected" {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return "notFound";
  return status === 503 || status === 429 ? "busy" : "unexpected";
}

function Mishap({ kind }: { kind: ReturnType<typeof kindOf> }) {
  const t = useT();
  return (
    <EmptyState
      title={t(`common.mishap.${kind}.title`)}
      headingLevel={1}
      action={<LinkButton to="/">{t("common.mishap.home")}</LinkButton>}
    >
      {t(`common.mishap.${kind}.text`)}
    </EmptyState>
  );
}

function isWide(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "wide" in handle && handle.wide === true;
}

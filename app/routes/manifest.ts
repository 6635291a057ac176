import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf } from "~/auth/guards.server";
import { type Viewer, viewerOf } from "~/auth/session.server";
import { env } from "~/env.server";
import { directionOf } from "~/i18n/direction";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";

/**
 * The app on the Home Screen. With `?start=TOKEN` it is a personal one: on an iPhone the installed app has its
 * own cookies, so its first start signs in by a hand-over token.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const t = translator(locale);
  const token = new URL(request.url).searchParams.get("start") ?? "";
  const personal = /^[A-Za-z0-9_-]{43}$/.test(token);
  const manifest = {
    id: "/",
    name: `${t("common.appName")}: ${t("common.tagline")}`,
    short_name: t("common.appName"),
    description: t("home.description"),
    lang: locale,
    dir: directionOf(locale),
    start_url: personal ? `/login/${token}?to=/me` : "/",
    scope: "/",
    display: "standalone",
    // A ping or a link opens in the window that is there already.
    launch_handler: { client_mode: ["navigate-existing", "auto"] },
    categories: ["social", "lifestyle"],
    background_color: "#fbf7f0",
    theme_color: "#1e5b3f",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: "/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    screenshots: screenshots(locale),
    shortcuts: shortcuts(viewer, locale),
    // Lets a page ask whether it is on this device already (getInstalledRelatedApps).
    related_applications: [{ platform: "webapp", url: `${env().baseUrl}/manifest.webmanifest` }],
    prefer_related_applications: false,
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "Content-Type": "application/manifest+json",
      "Cache-Control": personal ? "private, no-store" : "private, max-age=3600",
    },
  });
}

/** Pictures of the real app (scripts/build-screenshots.mjs), shown before it is added. */
function screenshots(locale: Locale) {
  const t = translator(locale);
  const narrow = { sizes: "780x1688", type: "image/webp", form_factor: "narrow" };
  return [
    { src: "/screenshot-map.webp", ...narrow, label: t("install.screenshot.map") },
    { src: "/screenshot-need.webp", ...narrow, label: t("install.screenshot.need") },
    {
      src: "/screenshot-wide.webp",
      ...{ sizes: "1280x800", type: "image/webp", form_factor: "wide" },
      label: t("install.screenshot.wide"),
    },
  ];
}

/** What a long press on the icon offers. */
function shortcuts(viewer: Viewer | null, locale: Locale) {
  const t = translator(locale);
  const icons = [{ src: "/icon-192.png", sizes: "192x192", type: "image/png" }];
  const team = viewer?.memberships.some(({ association }) => association.status === "approved");
  return [
    { name: t("install.shortcut.map"), url: "/", icons },
    { name: t("install.shortcut.own"), url: "/me", icons },
    ...(team ? [{ name: t("install.shortcut.write"), url: "/association/help/new", icons }] : []),
  ];
}

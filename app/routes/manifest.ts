import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { translator } from "~/i18n/translator.server";

/**
 * The app on the Home Screen. With `?start=TOKEN` it is a personal one: on an iPhone the installed app has its
 * own cookies, so its first start signs in by a hand-over token.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request, await viewerOf(request));
  const t = translator(locale);
  const token = new URL(request.url).searchParams.get("start") ?? "";
  const personal = /^[A-Za-z0-9_-]{43}$/.test(token);
  const manifest = {
    id: "/",
    name: `${t("common.appName")}: ${t("common.tagline")}`,
    short_name: t("common.appName"),
    lang: locale,
    dir: "ltr",
    start_url: personal ? `/login/${token}?to=/me` : "/",
    scope: "/",
    display: "standalone",
    background_color: "#fbf7f0",
    theme_color: "#1e5b3f",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "Content-Type": "application/manifest+json",
      "Cache-Control": personal ? "private, no-store" : "private, max-age=3600",
    },
  });
}

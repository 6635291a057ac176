import { localeOf, notFound } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { FinderData, FinderItem } from "~/components/finder-data";
import { type Filter, parseFilter } from "~/domain/forms/filter";
import { distanceMetres, type Point } from "~/domain/place";
import { translator } from "~/i18n/translator.server";
import { placeByName } from "~/models/gazetteer.server";
import { openHelpRequests, type PublicNeed } from "~/models/help-request-read.server";
import { municipalities, municipalityOf } from "~/models/municipality-read.server";
import { headOf } from "./head.server";
import { mapSettings } from "./map-settings.server";
import { needSummary } from "./need-summary.server";
import { viewerDistance, viewerReasons } from "./resident-fit.server";
import { tenantOf } from "./tenant.server";

/**
 * Map and list: what is open, what of it the filter leaves, and how it looks from where the viewer is. Of the
 * municipality with this slug; without one, of all.
 */
export async function loadFinder(request: Request, slug?: string) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const t = translator(locale);
  const params = new URL(request.url).searchParams;
  const clock = now();
  const [municipality, all] = await Promise.all([municipalityOf(slug), municipalities()]);
  if (slug !== undefined && !municipality) throw notFound();
  const home = homeOf(municipality, all);
  const needs = await openHelpRequests(clock, municipality?.id);

  const wish = wishOf(params, home);
  const origin = wish.near ?? viewer?.resident?.places[0] ?? home;
  const items = needs.map((need) => itemOf(need, viewer, wish.near, origin, clock));
  const left = items.filter((item) => keeps(item, wish));
  if (wish.near) left.sort((a, b) => nearness(a) - nearness(b));
  left.sort((a, b) => Number(a.need.status !== "open") - Number(b.need.status !== "open"));
  const around = wish.km === null ? null : { lat: origin.lat, lon: origin.lon, radiusKm: wish.km };

  const finder: FinderData = {
    now: clock.toISOString(),
    items: left.map(({ need, distance, reasons }) => ({ need: needSummary(need), distance, reasons })),
    total: items.length,
    filter: { ...wish, unknownPlace: wish.place !== "" && wish.near === null },
    resident: Boolean(viewer?.resident),
    signedIn: viewer !== null,
    where: wish.near ? wish.place || null : null,
    widen: left.length > 0 ? [] : widerOf(items, wish),
    map: mapSettings(around ?? { ...origin, ...home.view }),
    around,
    path: slug === undefined ? "/" : `/m/${slug}`,
    municipality: slug === undefined ? null : (municipality?.name ?? null),
    municipalities: all.length > 1 ? all.filter((one) => one.id !== municipality?.id) : [],
  };
  const title = { title: t("home.title"), description: t("home.description") };
  const named = municipality && { name: municipality.name };
  const own = named && {
    title: t("municipality.page.title", named),
    description: t("municipality.page.description", named),
  };
  const head = headOf(slug !== undefined && own ? own : title, locale);
  const tenant = municipality && tenantOf(municipality);
  return { finder: all.length === 0 ? null : finder, head, ...(tenant ? { tenant } : {}) };
}

type Placed = Point & { zoom: number };

/** Where the map begins: at the municipality, around all of them, or over Germany while there is none. */
function homeOf(
  municipality: Placed | null,
  all: readonly Placed[],
): Point & { view: { zoom: number } | { radiusKm: number } } {
  if (municipality)
    return { lat: municipality.lat, lon: municipality.lon, view: { zoom: municipality.zoom } };
  if (all.length === 0) return { lat: 51.2, lon: 10.4, view: { zoom: 6 } };
  const mean = (pick: (one: Placed) => number) => all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  const centre = { lat: mean((one) => one.lat), lon: mean((one) => one.lon) };
  const farthest = Math.max(...all.map((one) => distanceMetres(centre, one)));
  return { ...centre, view: { radiusKm: farthest / 1000 + 8 } };
}

type Wish = Filter & { place: string; fits: boolean };
type Item = Omit<FinderItem, "need"> & { need: PublicNeed; fromOrigin: number | null };

/** A typed place counts more than a point in the address; what the gazetteer does not know is said so. */
function wishOf(params: URLSearchParams, home: Point): Wish {
  const place = (params.get("place") ?? "").slice(0, 100).trim();
  const typed = place === "" ? null : placeByName(place, home);
  const filter = parseFilter(params);
  const near = place === "" ? filter.near : typed && { lat: typed.lat, lon: typed.lon };
  return { ...filter, near, place, fits: params.get("fits") === "on" };
}

function itemOf(
  need: PublicNeed,
  viewer: Viewer | null,
  near: Point | null,
  origin: Point,
  clock: Date,
): Item {
  const { point } = need.place;
  const fromOrigin = point && distanceMetres(origin, point);
  return {
    need,
    fromOrigin,
    distance: near ? fromOrigin : viewerDistance(viewer, point),
    reasons: viewerReasons(viewer, need, clock),
  };
}

/** Who asks for a place wants what is there first, then what can be done from home. */
function nearness(item: Item): number {
  return item.fromOrigin ?? Number.MAX_VALUE;
}

/** What can be done from home is near everybody. */
function keeps(item: Item, { km, categories, fits }: Wish): boolean {
  const near = km === null || item.fromOrigin === null || item.fromOrigin <= km * 1000;
  const wanted = categories.length === 0 || categories.includes(item.need.category);
  return near && wanted && (!fits || item.reasons !== null);
}

/** Which single filter to drop, and how many that would show; all of them when no single one helps. */
function widerOf(items: readonly Item[], wish: Wish): FinderData["widen"] {
  const options = [
    { drop: "km" as const, active: wish.km !== null, wider: { ...wish, km: null } },
    { drop: "category" as const, active: wish.categories.length > 0, wider: { ...wish, categories: [] } },
    { drop: "fits" as const, active: wish.fits, wider: { ...wish, fits: false } },
  ];
  const active = options.filter((option) => option.active);
  const single = active.flatMap(({ drop, wider }) => {
    const count = items.filter((item) => keeps(item, wider)).length;
    return count > 0 ? [{ drop, count }] : [];
  });
  if (single.length > 0 || active.length === 0) return single;
  return items.length > 0 ? [{ drop: "all", count: items.length }] : [];
}

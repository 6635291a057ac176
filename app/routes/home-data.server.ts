import { localeOf } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { FinderData, FinderItem } from "~/components/finder-data";
import { type Filter, parseFilter } from "~/domain/forms/filter";
import { distanceMetres, type Point } from "~/domain/place";
import { translator } from "~/i18n/translator.server";
import { placeByName } from "~/models/gazetteer.server";
import { openHelpRequests, type PublicNeed } from "~/models/help-request-read.server";
import { mapCentre } from "~/models/map-centre.server";
import { headOf } from "./head.server";
import { mapSettings } from "./map-settings.server";
import { needSummary } from "./need-summary.server";
import { viewerDistance, viewerReasons } from "./resident-fit.server";

/** Map and list: what is open, what of it the filter leaves, and how it looks from where the viewer is. */
export async function loadFinder(request: Request) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const t = translator(locale);
  const params = new URL(request.url).searchParams;
  const clock = now();
  const [needs, home] = await Promise.all([openHelpRequests(clock), mapCentre()]);

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
    map: mapSettings(around ?? { ...origin, zoom: home.zoom }),
    around,
  };
  const head = headOf({ title: t("home.title"), description: t("home.description") }, locale);
  return { finder, head };
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

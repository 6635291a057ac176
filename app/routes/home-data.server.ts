import { localeOf, notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { type FinderData, type FinderItem, pageSize } from "~/components/finder-data";
import { countChoices } from "~/domain/finding/choices";
import { kept } from "~/domain/finding/keeps";
import type { Seen } from "~/domain/finding/seen";
import { viewOf } from "~/domain/finding/viewport";
import { wishAddress } from "~/domain/finding/wish";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { type Municipality, municipalities, municipalityOf } from "~/models/municipality-read.server";
import { openNeeds } from "~/models/need-index.server";
import { mapPart } from "./finder-map.server";
import { placedIn } from "./finder-placed.server";
import { originOf, viewFrom } from "./finder-view.server";
import { filterOf, homeOf } from "./finder-where.server";
import { headOf } from "./head.server";
import { mapSettings } from "./map-settings.server";
import { needSummary } from "./need-summary.server";
import { viewerReasons } from "./resident-fit.server";
import { tenantOf } from "./tenant.server";

/** So few invite to be told of more. */
const fewNeeds = 3;
/** Pixels of a phone, into which an address's part of the map has to fit. */
const phone = { width: 390, height: 560 };

/**
 * Map and list: what is open, what of it the filter leaves, and how it looks from where the viewer is. Of the
 * municipality with this slug; without one, of all.
 */
export async function loadFinder(request: Request, slug?: string) {
  const params = new URL(request.url).searchParams;
  const clock = now();
  const [viewer, municipality, all, index] = await Promise.all([
    viewerOf(request),
    municipalityOf(slug),
    municipalities(),
    openNeeds(clock),
  ]);
  if (slug !== undefined && !municipality) throw notFound();
  const locale = localeOf(request, viewer);
  const home = homeOf(municipality, all);
  const resident = viewer?.resident ?? null;
  const filter = filterOf(params, home, resident !== null);

  const looker = { viewer, municipalityId: municipality?.id, near: filter.near, home };
  const view = viewFrom(index, looker, clock);
  const { bbox, km } = filter;
  const left = kept(view.columns, filter);
  const open = left.reduce((sum, at) => sum + (view.columns.open[at] ?? 0), 0);
  const pages = Math.max(1, Math.ceil(left.length / pageSize));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(params.get("page"))) || 1));
  const origin = originOf(looker);
  const around = km === null ? null : { lat: origin.lat, lon: origin.lon, radiusKm: km };
  const map = mapSettings(
    bbox ? viewOf(bbox, phone.width, phone.height) : (around ?? { ...origin, ...home.view }),
  );
  const item = ({ need, distance, fits }: Seen): FinderItem => ({
    need: needSummary(need),
    distance,
    reasons: fits ? viewerReasons(viewer, need, clock) : null,
  });

  const finder: FinderData = {
    now: clock.toISOString(),
    items: left
      .slice((page - 1) * pageSize, page * pageSize)
      .flatMap((at) => view.seen[at] ?? [])
      .map(item),
    count: left.length,
    ...{ open, page, pages },
    total: view.open,
    ...mapPart(placedIn(view, filter), { params, bbox, map, locale, now: clock }),
    ...countChoices(view.columns, filter),
    filter,
    wish: open <= fewNeeds ? wishAddress(filter, resident) : null,
    resident: resident !== null,
    signedIn: viewer !== null,
    where: filter.near ? filter.place || null : null,
    ...{ map, around },
    path: slug === undefined ? "/" : `/m/${slug}`,
    municipality: slug === undefined ? null : (municipality?.name ?? null),
    municipalities: all.length > 1 ? all.filter((one) => one.id !== municipality?.id) : [],
  };
  const head = headFor(locale, slug === undefined ? null : municipality);
  const tenant = municipality && tenantOf(municipality);
  return { finder: all.length === 0 ? null : finder, head, ...(tenant ? { tenant } : {}) };
}

function headFor(locale: Locale, municipality: Municipality | null) {
  const t = translator(locale);
  const named = municipality && { name: municipality.name };
  const title = named ? t("municipality.page.title", named) : t("home.title");
  const description = named ? t("municipality.page.description", named) : t("home.description");
  return headOf({ title, description }, locale);
}

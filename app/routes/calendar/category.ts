import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { isCategory } from "~/domain/categories";
import { translator } from "~/i18n/translator.server";
import { municipalityOf } from "~/models/municipality-read.server";
import { feedLocale, publicFeed } from "./feed.server";

/** One kind of help, everywhere or (`?of=slug`) in one municipality. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { category } = params;
  const slug = new URL(request.url).searchParams.get("of");
  const municipality = slug === null ? null : await municipalityOf(slug);
  if (!isCategory(category) || (slug !== null && !municipality)) throw notFound();
  const label = translator(feedLocale(request))(`labels.category.${category}`);
  const name = municipality ? `${label}, ${municipality.name}` : label;
  const path = `${municipality ? `/m/${municipality.slug}` : ""}/calendar?category=${category}`;
  return publicFeed(request, { name, path }, { municipalityId: municipality?.id, category });
}

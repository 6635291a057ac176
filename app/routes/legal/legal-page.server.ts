import { localeOf } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { env } from "~/env.server";
import { translator } from "~/i18n/translator.server";
import { headOf } from "../head.server";

type LegalPage = "imprint" | "privacy" | "terms" | "accessibility";

/** What the legal pages share: the operator's details, and title and description in the reader's language. */
export async function legalPage(request: Request, page: LegalPage) {
  const locale = localeOf(request, await viewerOf(request));
  const t = translator(locale);
  const head = headOf(
    { title: t(`legal.${page}.title`), description: t(`legal.${page}.description`) },
    locale,
  );
  return { imprint: env().imprint, head };
}

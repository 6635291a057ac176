import { localeOf, notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import type { Imprint, LegalOffice, LegalProps } from "~/components/legal/imprint";
import { env } from "~/env.server";
import { translator } from "~/i18n/translator.server";
import { type Municipality, municipalityOf } from "~/models/municipality-read.server";
import { headOf } from "../head.server";
import { tenantOf } from "../tenant.server";

type LegalPage = "imprint" | "privacy" | "terms" | "accessibility";

/**
 * What the legal pages share: whose they are, with title and description in the reader's language. Below
 * /m/:slug a municipality's; without a slug the only one's, or the installation's own when there are several.
 */
export async function legalPage(request: Request, page: LegalPage, slug?: string) {
  const locale = localeOf(request, await viewerOf(request));
  const t = translator(locale);
  const municipality = await municipalityOf(slug);
  if (slug !== undefined && !municipality) throw notFound();
  const title = t(`legal.${page}.title`);
  const head = headOf(
    {
      title: slug !== undefined && municipality ? `${title}, ${municipality.name}` : title,
      description: t(`legal.${page}.description`),
    },
    locale,
  );
  const tenant = slug !== undefined && municipality ? tenantOf(municipality) : undefined;
  return { ...whose(municipality), head, ...(tenant ? { tenant } : {}) };
}

function whose(municipality: Municipality | null): LegalProps {
  const operator: Imprint = env().imprint;
  if (!municipality) return { imprint: operator, office: null, operator: null };
  const office = officeOf(municipality);
  // A name without an address is no imprint: then the operator's holds.
  if (!municipality.imprintName || !municipality.imprintAddress)
    return { imprint: operator, office, operator: null };
  const imprint: Imprint = {
    name: municipality.imprintName,
    address: municipality.imprintAddress,
    email: municipality.imprintEmail,
    phone: municipality.imprintPhone,
    representative: municipality.imprintRepresentative,
    responsible: "",
  };
  return { imprint, office, operator };
}

function officeOf(municipality: Municipality): LegalOffice {
  const { name, slug, reportsContact, privacyContact, supervisoryAuthority } = municipality;
  const { accessibilityContact, land, terms } = municipality;
  return {
    name,
    slug,
    reportsContact,
    privacyContact,
    supervisoryAuthority,
    accessibilityContact,
    accessibility: {
      checkedAt: municipality.accessibilityCheckedAt?.toISOString().slice(0, 10) ?? null,
      method: municipality.accessibilityMethod,
      gaps: municipality.accessibilityGaps,
      enforcementBody: municipality.enforcementBody,
      signLanguageVideo: municipality.signLanguageVideo,
    },
    land,
    terms,
  };
}

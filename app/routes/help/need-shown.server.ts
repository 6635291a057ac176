import type { NeedPageData } from "~/components/need-page-data";
import { insuranceHint } from "~/domain/insurance";
import { isSkill } from "~/domain/skills";
import type { PublicNeed } from "~/models/help-request-read.server";

/** Of a need what its page shows to everybody. */
export function shownNeed(need: PublicNeed): NeedPageData["need"] {
  const { id, status, title, text, category, minimumAge, phoneRequired, place, municipality } = need;
  const { department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason } = need;
  return {
    ...{ id, status, title, text, category, minimumAge, phoneRequired, place, municipality },
    ...{ department, meetAt, bring, unit, noGermanNeeded, wheelchair, withChildren, cancelReason },
    urgent: need.urgency === "urgent",
    emergency: need.emergency,
    requiredSkills: need.requiredSkills.filter(isSkill),
    helpfulSkills: need.helpfulSkills.filter(isSkill),
    contactName: need.contactName,
    ...{ lang: need.lang, code: need.code },
    association: need.association.name,
    associationId: need.association.id,
    care: { papers: need.papers, insurance: insuranceHint(need.land) },
  };
}

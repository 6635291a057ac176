import type { NeedPageData } from "~/components/need-page-data";
import { papersOf } from "~/domain/credentials";
import type { NeedInput } from "~/domain/forms/need-input";
import { insuranceHint } from "~/domain/insurance";
import { publicPlace } from "~/domain/need-view";
import { nearestPlace } from "~/models/gazetteer.server";

type Previewed = Extract<NeedInput, { intent: "preview" | "publish" }>;

/** The page of a need not written down yet, as a stranger will see it: of somebody's home the village, and no name. */
export function previewOf(
  value: Previewed,
  association: { name: string },
  land: string | null,
  now: Date,
): NeedPageData {
  const { point, placeKind, placeName, meetingPoint } = value;
  const place = publicPlace({
    ...{ placeKind, placeName, meetingPoint },
    areaName: point ? nearestPlace(point).name : "",
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
  });
  return {
    now: now.toISOString(),
    ...{ url: "", shortUrl: "", shareText: "", way: null, pushKey: null },
    controller: "",
    youthRules: false,
    need: {
      ...{ id: "", code: "", status: "open", cancelReason: "", municipality: "", associationId: "" },
      ...{ title: value.title, text: value.text, lang: value.lang, category: value.category },
      ...{ department: value.department, meetAt: value.meetAt, bring: value.bring, unit: value.unit },
      ...{ requiredSkills: value.requiredSkills, helpfulSkills: value.helpfulSkills },
      ...{ minimumAge: value.minimumAge, phoneRequired: value.phoneRequired },
      ...{
        noGermanNeeded: value.noGermanNeeded,
        wheelchair: value.wheelchair,
        withChildren: value.withChildren,
      },
      urgent: value.urgency === "urgent",
      emergency: value.emergency !== null,
      association: association.name,
      contactName: placeKind === "private" ? "" : value.contactName,
      place,
      care: { papers: papersOf(value), insurance: insuranceHint(land) },
    },
    halted: false,
    shifts: value.shifts.map(({ start, end, flexible, places }, index) => ({
      ...{ id: String(index), flexible, places, taken: 0, refusal: null, people: null, coming: false },
      start: start.toISOString(),
      end: end.toISOString(),
    })),
    ...{ over: false, distance: null, reasons: null, mayDecline: false, declined: false, viewer: null },
    ...{ confirmed: null, askStillFits: false, withdrawn: null, report: "", block: null },
  };
}

import { berlinParts } from "~/domain/berlin-time";
import type { NeedInput } from "~/domain/forms/need-input";
import { coordinatorOf } from "./associations";
import { postedAt } from "./calendar";
import { chanceOf } from "./chance";
import { allYear } from "./needs/all-year";
import type { NeedTemplate } from "./needs/template";
import { autumn, spring, summer } from "./needs/warm";
import { advent, winter } from "./needs/winter";
import { beside, venueOf, villagePoint } from "./venues";

/** What the village asks for at this time of the year. */
export function templatesFor(now: Date): readonly NeedTemplate[] {
  const { month, day } = berlinParts(now);
  const date = month * 100 + day;
  if (date >= 1110 && date <= 1210) return [...allYear, ...advent];
  if (date >= 1211 || date < 301) return [...allYear, ...winter];
  if (date < 601) return [...allYear, ...spring];
  return [...allYear, ...(date < 901 ? summer : autumn)];
}

/** The need as its coordinator's form would have said it. */
export function needOf(template: NeedTemplate, now: Date, intent: "draft" | "publish"): NeedInput {
  const contact = coordinatorOf(template.association, template.contact);
  return {
    intent,
    title: template.title,
    text: template.text,
    category: template.category,
    ...placeOf(template),
    requiredSkills: template.requiredSkills ?? [],
    helpfulSkills: template.helpfulSkills ?? [],
    minimumAge: template.minimumAge ?? null,
    urgency: template.urgent ? "urgent" : "normal",
    urgentReason: template.urgent ?? "",
    emergency: null,
    contactName: contact.name,
    contactPhone: contact.phone,
    phoneRequired: template.phoneRequired ?? false,
    department: template.department ?? "",
    meetingPoint: template.meetingPoint ?? "",
    meetAt: template.meetAt ?? "",
    bring: template.bring ?? "",
    noGermanNeeded: template.noGermanNeeded ?? false,
    wheelchair: template.wheelchair ?? false,
    withChildren: template.withChildren ?? false,
    unit: template.unit ?? "",
    lang: template.lang ?? "de",
    needsBackgroundCheck: false,
    needsFirstAid: false,
    licenceClass: "",
    shifts: template.shifts.map((plan) => ({ id: null, places: plan.places, ...plan.times(now) })),
  };
}

/** In the daytime, so that its invitations did not wait for a morning. */
export function publishedAt({ key, daysAgo }: NeedTemplate, now: Date): Date {
  return postedAt(daysAgo, chanceOf(`posted ${key}`).between(9, 18), now);
}

function placeOf({ key, place }: NeedTemplate): Pick<NeedInput, "placeKind" | "placeName" | "point"> {
  if (place === null) return { placeKind: "none", placeName: "", point: null };
  if (typeof place === "string") {
    const { name, point } = venueOf(place);
    return { placeKind: "public", placeName: name, point };
  }
  const chance = chanceOf(`home ${key}`);
  const metres = () => chance.between(-250, 250);
  const point = beside(villagePoint(place.village), metres(), metres());
  return { placeKind: "private", placeName: place.address, point };
}

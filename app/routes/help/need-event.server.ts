import type { PublicNeed } from "~/models/help-request-read.server";

/**
 * The need as schema.org's Event, one sub-event per shift when there are several. Of somebody's home nothing but
 * the village and its cell's centre: `place` is what everybody may see.
 */
export function eventOf(need: PublicNeed, url: string, image: string | undefined) {
  const [first] = need.shifts;
  const several = need.shifts.length > 1;
  return {
    "@context": "https://schema.org",
    ...shared(need),
    "@id": url,
    url,
    ...(image ? { image: [image] } : {}),
    ...(need.text ? { description: need.text } : {}),
    inLanguage: need.lang,
    isAccessibleForFree: true,
    ...(first ? { startDate: first.start.toISOString() } : {}),
    ...(need.endsAt ? { endDate: need.endsAt.toISOString() } : {}),
    ...capacity(need.shifts),
    organizer: { "@type": "Organization", name: need.association.name },
    ...(several ? { subEvent: need.shifts.map((shift) => subEvent(need, shift)) } : {}),
  };
}

type Shift = PublicNeed["shifts"][number];

function subEvent(need: PublicNeed, shift: Shift) {
  return {
    ...shared(need),
    startDate: shift.start.toISOString(),
    endDate: shift.end.toISOString(),
    ...capacity([shift]),
  };
}

function shared({ title, status, place, municipality }: PublicNeed) {
  const online = place.kind === "none";
  return {
    "@type": "Event",
    name: title,
    eventStatus: `https://schema.org/${status === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${online ? "Online" : "Offline"}EventAttendanceMode`,
    ...(online ? {} : { location: locationOf(place, municipality) }),
  };
}

function locationOf({ name, point }: PublicNeed["place"], municipality: string) {
  return {
    "@type": "Place",
    name: name ?? municipality,
    address: { "@type": "PostalAddress", addressLocality: municipality, addressCountry: "DE" },
    ...(point ? { geo: { "@type": "GeoCoordinates", latitude: point.lat, longitude: point.lon } } : {}),
  };
}

function capacity(shifts: readonly Shift[]) {
  const places = shifts.reduce((sum, shift) => sum + shift.places, 0);
  const left = shifts.reduce((sum, shift) => sum + Math.max(0, shift.places - shift.taken), 0);
  return { maximumAttendeeCapacity: places, remainingAttendeeCapacity: left };
}

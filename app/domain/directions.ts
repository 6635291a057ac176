import type { Point } from "./place";

/**
 * Where "Weg zeigen" leads: to the phone's own map, which knows its way without the net (RFC 5870; an iPhone does
 * not know `geo:`), elsewhere to one on the web. A link that somebody taps; the page itself asks nobody.
 */
export function directionsTo({ lat, lon }: Point, label: string, userAgent: string): string {
  const at = `${lat},${lon}`;
  if (/Android/.test(userAgent)) return `geo:${at}?q=${at}(${encodeURIComponent(label)})`;
  if (/iPhone|iPad|iPod/.test(userAgent)) return `https://maps.apple.com/?daddr=${at}`;
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}`;
}

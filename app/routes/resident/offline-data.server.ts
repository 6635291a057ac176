import type { Viewer } from "~/auth/session.server";
import { now } from "~/clock.server";
import { clockWords } from "~/components/need-when-where";
import { isMinor } from "~/domain/age";
import { distanceMetres } from "~/domain/place";
import { directionOf } from "~/i18n/direction";
import type { Locale } from "~/i18n/locales";
import { dictionaries, translator } from "~/i18n/translator.server";
import { confirmedDetails, type PublicNeed } from "~/models/help-request-read.server";
import { publicNeeds } from "~/models/kept-needs.server";
import { openNeeds } from "~/models/need-index.server";
import { commitmentsOf } from "~/models/resident-read.server";
import type { Kept, KeptNeed } from "~/offline/kept";
import { viewerDistance } from "../resident-fit.server";

const nearAtMost = 15;
const contactDays = 7;

/**
 * What this browser may show without a connection: where its person said yes, what is near their places, and the
 * needs it looked at last (`seen`). Nothing that the pages would not show them now.
 */
export async function offlineDataOf(viewer: Viewer, seen: readonly string[], locale: Locale): Promise<Kept> {
  const [clock, realNow] = [now(), new Date()];
  const own = await ownNeeds(viewer, clock);
  const near = await nearIds(viewer, clock);
  const others = new Set([...near, ...seen].filter((id) => !own.some((need) => need.id === id)));
  const found = await publicNeeds([...others]);
  const kept = (need: PublicNeed, as: KeptNeed["as"]) =>
    keptNeed(need, viewer, { as, clock, realNow, locale });
  const { offline, dates } = dictionaries[locale];
  if (!offline || !dates) throw new Error(`The language ${locale} has no texts for offline`);
  return {
    ...{ owner: viewer.session.handle, at: realNow.toISOString(), clock: clock.toISOString() },
    ...{ locale, dir: directionOf(locale), words: { offline, dates } },
    needs: [
      ...(await Promise.all(
        own.map(async ({ id, need, taken }) => {
          const details = await confirmedDetails(id, viewer.id, clock);
          const base = kept(need, "own");
          const place = details?.place ?? need.place;
          return {
            ...base,
            place: placeLine(place),
            contactName: details?.contactName ?? "",
            contactPhone: details?.contactPhone ?? "",
            until: dayAfter(need, contactDays, clock, realNow),
            shifts: base.shifts.map((shift) => ({
              ...shift,
              ...(taken.has(shift.id) ? { coming: true, people: taken.get(shift.id) ?? 1, free: false } : {}),
            })),
          };
        }),
      )),
      ...[...found.values()]
        .filter((need) => need.endsAt === null || need.endsAt > clock)
        .map((need) => kept(need, near.includes(need.id) ? "near" : "seen"))
        .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0)),
    ],
  };
}

type Own = { id: string; need: PublicNeed; taken: Map<string, number> };

async function ownNeeds(viewer: Viewer, clock: Date): Promise<Own[]> {
  const byNeed = new Map<string, Own>();
  for (const { need, shift, signup } of await commitmentsOf(viewer.id, clock)) {
    const own = byNeed.get(need.id) ?? { id: need.id, need, taken: new Map() };
    own.taken.set(shift.id, signup.people);
    byNeed.set(need.id, own);
  }
  return [...byNeed.values()];
}

/** Within one of the person's radii, the nearest first; what can be done from home is near everybody. */
async function nearIds({ resident }: Viewer, clock: Date): Promise<string[]> {
  if (!resident) return [];
  const { needs } = await openNeeds(clock);
  return needs
    .flatMap(({ id, status, place }) => {
      const { point } = place;
      const ways = point
        ? resident.places.map((own) => [distanceMetres(own, point), own.radiusKm] as const)
        : [];
      const within = ways.filter(([metres, km]) => metres <= km * 1000).map(([metres]) => metres);
      if (status !== "open" || (point && within.length === 0)) return [];
      return [{ id, metres: point ? Math.min(...within) : 0 }];
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, nearAtMost)
    .map(({ id }) => id);
}

type Frame = { as: KeptNeed["as"]; clock: Date; realNow: Date; locale: Locale };

function keptNeed(need: PublicNeed, viewer: Viewer, { as, clock, realNow, locale }: Frame): KeptNeed {
  const t = translator(locale);
  const { id, title, lang, text, bring, meetAt, contactName } = need;
  const open = need.status === "open" && !need.halted && !asksMore(need, viewer);
  return {
    ...{ id, title, lang, as, text, bring, contactName, contactPhone: "" },
    meetAt: meetAt && t("help.meetAt", { time: clockWords(meetAt, t("help.clock")) }),
    association: need.association.name,
    cancelled: need.status === "cancelled",
    full: need.status === "filled" || need.status === "closed",
    place: placeLine(need.place),
    distance: viewerDistance(viewer, need.place.point),
    until: dayAfter(need, 1, clock, realNow),
    shifts: need.shifts
      .filter(({ end }) => end > clock || as === "own")
      .map(({ id, start, end, flexible, places, taken }) => ({
        ...{ id, flexible, coming: false, people: 1, free: open && taken < places && end > clock },
        ...{ start: start.toISOString(), end: end.toISOString() },
      })),
  };
}

/** Whom the form of the page would still ask for something is better asked there. */
function asksMore(need: PublicNeed, { birthYear, phone, memberships }: Viewer): boolean {
  const ageUnknown = (need.minimumAge ?? 0) > 0 && birthYear === null;
  const young = need.shifts.some(({ start }) => isMinor(birthYear, start));
  const ownTeam = memberships.some(({ associationId }) => associationId === need.association.id);
  return ageUnknown || young || ownTeam || (need.phoneRequired && !phone);
}

function placeLine({ meetingPoint, name }: PublicNeed["place"]): string | null {
  return [meetingPoint, name].filter(Boolean).join(", ") || null;
}

/** So many days after the end, by the clock of this machine. */
function dayAfter({ endsAt }: PublicNeed, days: number, clock: Date, realNow: Date): string {
  const end = (endsAt ?? clock).getTime() + days * 86_400_000;
  return new Date(realNow.getTime() + end - clock.getTime()).toISOString();
}

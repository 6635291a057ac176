import type { PlaceKind } from "./need-view";
import { endOfQuiet, isQuiet, type QuietHours, usualQuiet } from "./quiet-hours";

export const noticeKinds = [
  "invitation",
  "changed",
  "cancelled",
  "suspended",
  "first-signup",
  "full",
  "withdrawn",
  "nobody-yet",
  "enough",
  "reminder",
  "digest",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** What those who are coming rely on. */
export type Appointment = {
  placeKind: PlaceKind;
  placeName: string;
  lat: number | null;
  lon: number | null;
  meetingPoint: string;
  meetAt: string;
  shifts: readonly { id: string; start: Date; end: Date }[];
};

const soonMs = 12 * 3_600_000;

/**
 * When a notice may reach a device, and whether with sound. `shiftStart` is that person's next shift of the
 * need, `quiet` their own quiet hours (a team's news keep to the night). Mail makes no noise and may always go
 * at once.
 */
export function noticeTime(
  kind: NoticeKind,
  now: Date,
  shiftStart: Date,
  quiet: QuietHours = usualQuiet,
): { deliverAt: Date; silent: boolean } {
  if (staysQuiet(kind)) return { deliverAt: endOfQuiet(now, quiet), silent: false };
  const hushed = isQuiet(now, quiet) && shiftStart.getTime() - now.getTime() > soonMs;
  if (kind === "changed") return { deliverAt: now, silent: hushed };
  return { deliverAt: hushed ? endOfQuiet(now, quiet) : now, silent: false };
}

/** What a resident may be rung for, and when: their own settings. */
export type Hours = QuietHours & { urgentInQuiet: boolean };

/**
 * Looked at again right before a send: now, or the end of the quiet hours. They bind invitations, reminders,
 * digests and "enough found"; urgent invitations only for those who did not opt in.
 */
export function sendTime(kind: NoticeKind, urgent: boolean, hours: Hours, now: Date): Date {
  if (!staysQuiet(kind) || (kind === "invitation" && ringsInQuiet(urgent, hours))) return now;
  return endOfQuiet(now, hours);
}

export function ringsInQuiet(urgent: boolean, { urgentInQuiet }: Pick<Hours, "urgentInQuiet">): boolean {
  return urgent && urgentInQuiet;
}

function staysQuiet(kind: NoticeKind): boolean {
  return kind === "invitation" || kind === "enough" || kind === "reminder" || kind === "digest";
}

/** Must anybody who is coming be asked "Passt noch?" Text, skills and numbers of places ask nobody. */
export function changeMatters(before: Appointment, after: Appointment): boolean {
  return changedShifts(before, after).length > 0;
}

/**
 * The ids of those shifts of `before` whose people must hear: all when the place moved, otherwise the ones
 * that moved in time or are gone. A new shift concerns nobody yet.
 */
export function changedShifts(before: Appointment, after: Appointment): string[] {
  const moved = placeMoved(before, after);
  const stays = new Map(after.shifts.map((shift) => [shift.id, shift]));
  return before.shifts
    .filter(({ id, start, end }) => {
      const now = stays.get(id);
      return moved || now?.start.getTime() !== start.getTime() || now.end.getTime() !== end.getTime();
    })
    .map(({ id }) => id);
}

function placeMoved(a: Appointment, b: Appointment): boolean {
  return (
    a.placeKind !== b.placeKind ||
    a.placeName !== b.placeName ||
    a.lat !== b.lat ||
    a.lon !== b.lon ||
    a.meetingPoint !== b.meetingPoint ||
    a.meetAt !== b.meetAt
  );
}

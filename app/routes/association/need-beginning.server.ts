import type { TeamViewer } from "~/auth/guards.server";
import { copiedShifts, firstShift, withShift } from "~/components/association/shift-values";
import type { FormValues } from "~/domain/forms/form-values";
import { needFormValues } from "~/domain/forms/need-values";
import { isUuid } from "~/domain/uuid";
import { needOfTeam } from "~/models/association-read.server";
import type { TeamHome } from "~/models/team-need.server";
import { usualPlace } from "~/models/usual-place.server";

type Begun = { home: TeamHome | undefined; values: FormValues };

/** What a new need begins with: the one it is a copy of, or all that we can guess, so that a first one is a minute's work. */
export async function beginningOf(
  homes: readonly TeamHome[],
  asked: { association: string | null; copy: string | null },
  viewer: TeamViewer,
  now: Date,
): Promise<Begun> {
  // A form is drawn once, and sent once (models/post-once.server.ts).
  const formId = crypto.randomUUID();
  const copied = isUuid(asked.copy) ? await needOfTeam(asked.copy, viewer.associationIds) : null;
  if (copied) {
    const home = homes.find((one) => one.id === copied.associationId);
    const shifts = copiedShifts(copied.shifts, now);
    // What was urgent once is not so for good.
    const calm = { urgency: "normal", urgentReason: "", emergency: null } as const;
    const values = needFormValues({ ...copied, ...calm, shifts });
    return {
      home,
      values: { ...values, formId, associationId: copied.associationId, pointOf: copied.placeName },
    };
  }
  const approved = homes.find((one) => one.status === "approved");
  const home = homes.find((one) => one.id === asked.association) ?? approved ?? homes[0];
  if (!home) return { home, values: {} };
  const guessed = {
    ...(await placeOf(home.id)),
    formId,
    associationId: home.id,
    contactName: home.contactName || viewer.name,
    contactPhone: home.contactPhone ?? viewer.phone ?? "",
  };
  return { home, values: withShift(guessed, { index: 0, ...firstShift(now) }) };
}

async function placeOf(associationId: string): Promise<FormValues> {
  const place = await usualPlace(associationId);
  if (!place) return {};
  const { placeName, lat, lon } = place;
  return { placeName, lat: String(lat ?? ""), lon: String(lon ?? ""), pointOf: placeName };
}

import { limited } from "~/auth/limit.server";
import type { NeedInput } from "~/domain/forms/need-input";
import { publicPlace } from "~/domain/need-view";
import type { ReachPreview } from "~/domain/reach";
import { membersOf } from "~/models/association-read.server";
import { previewReach } from "~/models/reach.server";

/** An id that no need has: nobody was asked yet. */
const unwritten = "00000000-0000-4000-8000-000000000000";

/**
 * How many a need would reach as it is filled in; null when it asks nobody yet, or when its team has asked so
 * often within the hour that it could be feeling over a map.
 */
export async function reachOfForm(
  request: Request,
  value: NeedInput,
  { associationId, helpRequestId }: { associationId: string; helpRequestId: string | null },
  now: Date,
): Promise<ReachPreview | null> {
  const { category, placeKind, point } = value;
  const shifts = value.shifts.filter((shift) => shift.end > now);
  if (!category || shifts.length === 0 || (placeKind !== "none" && !point)) return null;
  if (!(await limited(request, "reach", associationId)).ok) return null;
  const place = publicPlace({
    ...{ placeKind, placeName: "", meetingPoint: "", areaName: "" },
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
  });
  return previewReach(
    {
      id: helpRequestId ?? unwritten,
      associationId,
      point: place.point,
      category,
      requiredSkills: value.requiredSkills,
      minimumAge: value.minimumAge,
      shifts,
      teamIds: await membersOf(associationId),
    },
    now,
  );
}

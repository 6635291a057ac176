import { useActionData } from "@remix-run/react";
import { useRef } from "react";
import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { PlaceChoice } from "~/domain/place-choice";
import type { ReachPreview } from "~/domain/reach";
import type { NeedPageData } from "../need-page-data";
import { isUnreached, type Unreached } from "../unreached";

export type WritingRefusal = "places-taken" | "closed" | "not-approved" | "urgent-used-up";

/** What a POST of the form answers when it does not lead on. */
export type WritingAnswer = {
  values: FormValues;
  errors: FormErrors;
  /** what a refused place may mean */
  choices?: PlaceChoice[];
  refusal: WritingRefusal | null;
  preview: NeedPageData | null;
  /** with the preview: how many it would reach */
  reach: ReachPreview | null;
};

export type WritingSent = {
  answer: WritingAnswer | undefined;
  /** the newest got no answer: what the one before said still stands there */
  unreached: Unreached | null;
};

export function useWritingAnswer(): WritingSent {
  const given = useActionData<WritingAnswer | Unreached>() as WritingAnswer | Unreached | undefined;
  const last = useRef<WritingAnswer>();
  if (!isUnreached(given)) last.current = given;
  return { answer: last.current, unreached: isUnreached(given) ? given : null };
}

import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { PlaceChoice } from "~/domain/place-choice";
import type { ReachPreview } from "~/domain/reach";
import { useT } from "~/i18n/context";
import type { NeedPageData } from "../need-page-data";
import { Notice } from "../notice";
import { NeedForm, type NeedFormProps } from "./need-form";
import { NeedPreview } from "./need-preview";

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

type NeedWritingProps = Omit<NeedFormProps, "errors" | "choices"> & { answer: WritingAnswer | undefined };

/** The form, or its preview in its place. */
export function NeedWriting({ answer, values, ...form }: NeedWritingProps) {
  const t = useT();
  const { refusal = null, preview = null, reach = null, errors = {} } = answer ?? {};
  const current = answer?.values ?? values;
  return (
    <>
      {refusal && (
        <Notice kind="refusal" reason={refusal}>
          {t(`association.refusal.${refusal}`)}
        </Notice>
      )}
      {preview ? (
        <NeedPreview page={preview} reach={reach} values={current} mode={form.mode} />
      ) : (
        <NeedForm {...form} values={current} errors={errors} choices={answer?.choices} />
      )}
    </>
  );
}

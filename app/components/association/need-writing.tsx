import { useT } from "~/i18n/context";
import { Button } from "../button";
import { Notice } from "../notice";
import { UnreachedNotice } from "../unreached-notice";
import { NeedForm, type NeedFormProps } from "./need-form";
import { NeedPreview } from "./need-preview";
import { useKeptNeed } from "./use-kept-need";
import type { WritingSent } from "./writing-answer";

type NeedWritingProps = Omit<NeedFormProps, "errors" | "choices"> & {
  /** the need's; without one it is not written down yet */
  id?: string;
  sent: WritingSent;
};

/** The form, or its preview in its place. */
export function NeedWriting({ id, sent: { answer, unreached }, values, ...form }: NeedWritingProps) {
  const t = useT();
  const { refusal = null, preview = null, reach = null, errors = {} } = answer ?? {};
  // A need changed meanwhile, or another association's, is not what was being written.
  const began = id ? JSON.stringify(values) : form.associations.map((one) => one.id).join();
  const { box, kept, startAnew } = useKeptNeed(id ?? "new", began, answer !== undefined);
  const current = answer?.values ?? kept ?? values;
  return (
    <div className="need-writing" ref={box}>
      {kept && !answer && (
        <Notice icon="pencil" title={t("needForm.kept.title")}>
          <p>{t("needForm.kept.text")}</p>
          <Button type="button" variant="quiet" small onClick={startAnew}>
            {t(id ? "needForm.kept.undo" : "needForm.kept.anew")}
          </Button>
        </Notice>
      )}
      {unreached && <UnreachedNotice answer={unreached} />}
      {refusal && (
        <Notice kind="refusal" reason={refusal}>
          {t(`association.refusal.${refusal}`)}
        </Notice>
      )}
      {preview ? (
        <NeedPreview page={preview} reach={reach} values={current} mode={form.mode} />
      ) : (
        <NeedForm
          key={kept && !answer ? "kept" : "begun"}
          {...form}
          values={current}
          errors={errors}
          choices={answer?.choices}
        />
      )}
    </div>
  );
}

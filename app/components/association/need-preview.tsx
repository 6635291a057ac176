import { Form } from "@remix-run/react";
import type { FormValues } from "~/domain/forms/form-values";
import type { ReachPreview } from "~/domain/reach";
import { useT } from "~/i18n/context";
import { Badge } from "../badge";
import { Button } from "../button";
import { CategoryTile, Icon } from "../icon";
import { NeedFacts } from "../need-facts";
import type { NeedPageData } from "../need-page-data";
import { NeedWhenWhere } from "../need-when-where";
import { Notice } from "../notice";
import { Progress } from "../progress";
import type { NeedFormMode } from "./need-form";
import { ReachText } from "./reach-preview";
import { useSendOnce } from "./send-once";

type NeedPreviewProps = {
  page: NeedPageData;
  reach: ReachPreview | null;
  values: FormValues;
  mode: NeedFormMode;
};

/** As residents will see it. The form's values travel along, so that it works without scripts. */
export function NeedPreview({ page, reach, values, mode }: NeedPreviewProps) {
  const t = useT();
  const { onSubmit, sending } = useSendOnce();
  const publish = t(mode === "public" ? "needForm.action.save" : "needForm.action.publish");
  return (
    <>
      <Notice icon="eye" title={t("needForm.preview.title")}>
        {t(mode === "public" ? "needForm.preview.leadChange" : "needForm.preview.lead")}
      </Notice>
      <PreviewCard page={page} />
      {reach && <ReachText reach={reach} />}
      <Form method="post" className="need-form-buttons" onSubmit={onSubmit}>
        <HiddenValues values={values} />
        <Button full name="intent" value="publish" aria-busy={sending === "publish"}>
          {sending === "publish" ? t("help.sending.now") : publish}
        </Button>
        <Button variant="secondary" icon="pencil" name="intent" value="edit">
          {t("needForm.action.edit")}
        </Button>
      </Form>
    </>
  );
}

function PreviewCard({ page }: { page: NeedPageData }) {
  const t = useT();
  const { need, shifts } = page;
  const places = shifts.reduce((sum, shift) => sum + shift.places, 0);
  return (
    <article className="card need-preview">
      <p className="association-line">
        <CategoryTile category={need.category} />
        <span>{[need.association, need.department].filter(Boolean).join(", ")}</span>
      </p>
      <h2 lang={need.lang}>{need.title}</h2>
      <div>
        <p className="row">
          <strong>
            {need.unit
              ? t("common.need.foundUnit", { taken: 0, places, unit: need.unit })
              : t("common.need.found", { taken: 0, places })}
          </strong>
          {need.urgent && (
            <Badge tone="brick" icon="clock">
              {t("common.need.urgent")}
            </Badge>
          )}
        </p>
        <Progress taken={0} places={places} />
      </div>
      <NeedWhenWhere page={page} />
      {need.text && (
        <p className="need-text" lang={need.lang} dir="auto">
          {need.text}
        </p>
      )}
      <NeedFacts page={page} />
      <p className="need-preview-note">
        <Icon name="lock" />
        {t(need.place.kind === "private" ? "needForm.preview.hidden" : "needForm.preview.phoneHidden")}
      </p>
    </article>
  );
}

function HiddenValues({ values }: { values: FormValues }) {
  return Object.entries(values).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((text) => text !== "")
      .map((text) => <input key={`${name}-${text}`} type="hidden" name={name} value={text} />),
  );
}

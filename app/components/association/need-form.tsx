import { Form } from "@remix-run/react";
import { categories } from "~/domain/categories";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { InsuranceHint } from "~/domain/insurance";
import type { PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { ChoiceGroup, RadioChip } from "../choice";
import { ErrorSummary } from "../error-summary";
import { Field, Select, TextField } from "../field";
import { categoryIcon } from "../icon";
import type { MapSettings } from "../map-settings";
import { NeedDetails } from "./need-details";
import { errorList, fieldError } from "./need-errors";
import { NeedPlace } from "./need-place";
import { LiveReach } from "./reach-preview";
import { useSendOnce } from "./send-once";
import { ShiftRows } from "./shift-rows";

/** `new` and `draft` can be published, `public` is saved. */
export type NeedFormMode = "new" | "draft" | "public";

export type NeedFormProps = {
  mode: NeedFormMode;
  values: FormValues;
  errors: FormErrors;
  /** to choose from; with one there is no question */
  associations: { id: string; name: string }[];
  /** what a refused place may mean */
  choices?: readonly PlaceChoice[];
  map: MapSettings;
  /** where the Land says how it insures volunteers */
  insurance: InsuranceHint | null;
};

/** Writing a need and changing it: what, where and when on the first screen, the rest folded away. */
export function NeedForm({ mode, values, errors, choices, associations, map, insurance }: NeedFormProps) {
  const t = useT();
  const of = { values, errors };
  const { onSubmit, sending } = useSendOnce();
  return (
    <Form method="post" className="form need-form" noValidate onSubmit={onSubmit}>
      {/* What Enter presses: the first button of a form. */}
      <button
        type="submit"
        className="visually-hidden"
        name="intent"
        value="preview"
        tabIndex={-1}
        aria-hidden="true"
      />
      <ErrorSummary errors={errorList(errors, values, t)} />
      <input type="hidden" name="formId" value={typed(values, "formId")} />
      <AssociationChoice values={values} associations={associations} />
      <TextField
        name="title"
        label={t("needForm.field.title")}
        hint={t("needForm.hint.title")}
        error={fieldError(errors, "title", t)}
        defaultValue={typed(values, "title")}
        maxLength={120}
        autoComplete="off"
      />
      <div className="need-categories">
        <ChoiceGroup
          id="category"
          legend={t("needForm.field.category")}
          error={fieldError(errors, "category", t)}
        >
          {categories.map((category) => (
            <RadioChip
              key={category}
              name="category"
              value={category}
              category={category}
              icon={categoryIcon[category]}
              label={t(`labels.category.${category}`)}
              defaultChecked={typed(values, "category") === category}
            />
          ))}
        </ChoiceGroup>
      </div>
      <NeedPlace {...of} choices={choices} map={map} />
      <ShiftRows {...of} />
      <div className="need-form-more">
        <LiveReach />
        <NeedDetails {...of} insurance={insurance} />
      </div>
      <NeedFormButtons mode={mode} sending={sending} />
    </Form>
  );
}

function AssociationChoice({ values, associations }: Pick<NeedFormProps, "values" | "associations">) {
  const t = useT();
  const [first] = associations;
  if (associations.length < 2) return first && <input type="hidden" name="associationId" value={first.id} />;
  return (
    <Field id="associationId" label={t("needForm.field.association")}>
      {(control) => (
        <Select {...control} name="associationId" defaultValue={typed(values, "associationId") || first?.id}>
          {associations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function NeedFormButtons({ mode, sending }: { mode: NeedFormMode; sending: string | null }) {
  const t = useT();
  const publish = t(mode === "public" ? "needForm.action.save" : "needForm.action.publish");
  return (
    <div className="need-form-buttons">
      <Button full name="intent" value="publish" aria-busy={sending === "publish"}>
        {sending === "publish" ? t("help.sending.now") : publish}
      </Button>
      <Button variant="secondary" icon="eye" name="intent" value="preview">
        {t("needForm.action.preview")}
      </Button>
      {mode !== "public" && (
        <Button variant="quiet" name="intent" value="draft">
          {t("needForm.action.draft")}
        </Button>
      )}
    </div>
  );
}

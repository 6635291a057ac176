import type { ReactNode } from "react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { InsuranceHint } from "~/domain/insurance";
import { languageNames, needLanguages } from "~/domain/need-language";
import { useT } from "~/i18n/context";
import { CheckboxRow, ChoiceGroup, RadioChip } from "../choice";
import { Disclosure } from "../disclosure";
import { Field, Select, Textarea, TextField } from "../field";
import { NumberSelect } from "../number-select";
import { CredentialFields } from "./credential-fields";
import { fieldError, hasDetailErrors } from "./need-errors";
import { SkillChoice } from "./skill-choice";
import { UrgentFields } from "./urgent-fields";

type Props = { values: FormValues; errors: FormErrors };

/** Everything that may be said and need not be. */
export function NeedDetails({ values, errors, insurance }: Props & { insurance: InsuranceHint | null }) {
  const t = useT();
  const of = { values, errors };
  const flag = (
    name: "phoneRequired" | "noGermanNeeded" | "wheelchair" | "withChildren",
    detail?: string,
  ) => (
    <CheckboxRow
      id={name}
      name={name}
      value="on"
      defaultChecked={typed(values, name) !== ""}
      title={t(`needForm.field.${name}`)}
      detail={detail}
    />
  );
  return (
    <Disclosure summary={t("needForm.details.summary")} open={hasDetailErrors(errors)}>
      <Long {...of} name="text" rows={5} />
      <Language {...of} />
      <ChoiceGroup id="urgency" legend={t("needForm.field.urgency")} error={fieldError(errors, "urgency", t)}>
        {(["normal", "urgent"] as const).map((urgency) => (
          <RadioChip
            key={urgency}
            name="urgency"
            value={urgency}
            label={t(`needForm.details.${urgency}`)}
            defaultChecked={(typed(values, "urgency") || "normal") === urgency}
          />
        ))}
      </ChoiceGroup>
      <UrgentFields {...of} />
      <Line {...of} name="unit" hint />
      <Part title={t("needForm.details.contact")}>
        <Line {...of} name="contactName" hint />
        <Line {...of} name="contactPhone" hint type="tel" />
        {flag("phoneRequired", t("needForm.hint.phoneRequired"))}
        <Line {...of} name="department" hint />
      </Part>
      <Part title={t("needForm.details.meeting")}>
        <div className="form-pair">
          <Line {...of} name="meetingPoint" hint />
          <Line {...of} name="meetAt" hint />
        </div>
        <Long {...of} name="bring" rows={2} />
      </Part>
      <Part title={t("needForm.details.who")}>
        <SkillChoice {...of} name="requiredSkills" />
        <SkillChoice {...of} name="helpfulSkills" />
        <NumberSelect
          name="minimumAge"
          label={t("needForm.field.minimumAge")}
          hint={t("needForm.hint.minimumAge")}
          error={fieldError(errors, "minimumAge", t)}
          from={16}
          to={25}
          none={t("needForm.details.noAge")}
          defaultValue={typed(values, "minimumAge")}
          format={(count) => t("needForm.details.years", { count })}
        />
        <p className="field-hint">{t("team.youth.formHint")}</p>
      </Part>
      <Part title={t("team.papers.title")}>
        <CredentialFields {...of} insurance={insurance} />
      </Part>
      <Part title={t("needForm.details.welcome")}>
        {flag("noGermanNeeded")}
        {flag("wheelchair")}
        {flag("withChildren")}
      </Part>
    </Disclosure>
  );
}

/** In each language's own word, as whoever writes in it knows it. */
function Language({ values, errors }: Props) {
  const t = useT();
  return (
    <Field
      id="lang"
      label={t("needForm.field.lang")}
      hint={t("needForm.hint.lang")}
      error={fieldError(errors, "lang", t)}
    >
      {(control) => (
        <Select {...control} name="lang" defaultValue={typed(values, "lang") || "de"} short>
          {needLanguages.map((lang) => (
            <option key={lang} value={lang} lang={lang}>
              {languageNames[lang]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-part">
      <legend>{title}</legend>
      <div className="section">{children}</div>
    </fieldset>
  );
}

type LineName = "unit" | "contactName" | "contactPhone" | "department" | "meetingPoint" | "meetAt";

function Line({
  values,
  errors,
  name,
  hint,
  type,
}: Props & { name: LineName; hint?: boolean; type?: string }) {
  const t = useT();
  return (
    <TextField
      name={name}
      type={type}
      label={t(`needForm.field.${name}`)}
      hint={hint && t(`needForm.hint.${name}`)}
      error={fieldError(errors, name, t)}
      defaultValue={typed(values, name)}
      autoComplete="off"
    />
  );
}

function Long({ values, errors, name, rows }: Props & { name: "text" | "bring"; rows: number }) {
  const t = useT();
  return (
    <Field
      id={name}
      label={t(`needForm.field.${name}`)}
      hint={t(`needForm.hint.${name}`)}
      error={fieldError(errors, name, t)}
    >
      {(control) => <Textarea {...control} name={name} rows={rows} defaultValue={typed(values, name)} />}
    </Field>
  );
}

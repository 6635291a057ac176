import type { ReactNode } from "react";
import { type FormErrors, type FormValues, typed, typedList } from "~/domain/forms/form-values";
import { type Skill, skills } from "~/domain/skills";
import { useT } from "~/i18n/context";
import { CheckboxChip, CheckboxRow, ChoiceGroup, RadioChip } from "../choice";
import { Disclosure } from "../disclosure";
import { Field, Textarea, TextField } from "../field";
import { NumberSelect } from "../number-select";
import { fieldError, hasDetailErrors } from "./need-errors";

type Props = { values: FormValues; errors: FormErrors };

/** Everything that may be said and need not be. */
export function NeedDetails({ values, errors }: Props) {
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
      </Part>
      <Part title={t("needForm.details.welcome")}>
        {flag("noGermanNeeded")}
        {flag("wheelchair")}
        {flag("withChildren")}
      </Part>
    </Disclosure>
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

/** Folded as long as nothing is ticked: 29 skills are a long way to scroll. */
function SkillChoice({ values, errors, name }: Props & { name: "requiredSkills" | "helpfulSkills" }) {
  const t = useT();
  const chosen = new Set(typedList(values, name));
  const error = fieldError(errors, name, t);
  const label = (skill: Skill) => t(`labels.skill.${skill}`);
  return (
    <Disclosure
      summary={
        <span>
          {t(`needForm.field.${name}`)}
          {chosen.size > 0 && (
            <span className="field-optional">
              {" "}
              {t("needForm.details.skillsChosen", { count: chosen.size })}
            </span>
          )}
        </span>
      }
      open={chosen.size > 0 || error !== undefined}
    >
      <ChoiceGroup
        id={name}
        legend={<span className="visually-hidden">{t(`needForm.field.${name}`)}</span>}
        hint={t(`needForm.hint.${name}`)}
        error={error}
      >
        {skills.map((skill) => (
          <CheckboxChip
            key={skill}
            name={name}
            value={skill}
            label={label(skill)}
            defaultChecked={chosen.has(skill)}
          />
        ))}
      </ChoiceGroup>
    </Disclosure>
  );
}

import { type FormErrors, type FormValues, typedList } from "~/domain/forms/form-values";
import { skills } from "~/domain/skills";
import { useT } from "~/i18n/context";
import { CheckboxChip, ChoiceGroup } from "../choice";
import { Disclosure } from "../disclosure";
import { fieldError } from "./need-errors";

type SkillChoiceProps = { values: FormValues; errors: FormErrors; name: "requiredSkills" | "helpfulSkills" };

/** Folded as long as nothing is ticked: 29 skills are a long way to scroll. */
export function SkillChoice({ values, errors, name }: SkillChoiceProps) {
  const t = useT();
  const chosen = new Set(typedList(values, name));
  const error = fieldError(errors, name, t);
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
            label={t(`labels.skill.${skill}`)}
            defaultChecked={chosen.has(skill)}
          />
        ))}
      </ChoiceGroup>
    </Disclosure>
  );
}

import { categories } from "~/domain/categories";
import { type FormErrors, type FormValues, typed, typedList } from "~/domain/forms/form-values";
import { skills } from "~/domain/skills";
import { useLocale, useT } from "~/i18n/context";
import { languages, locales } from "~/i18n/locales";
import { CheckboxChip, ChoiceGroup, RadioChip } from "./choice";
import { TextField } from "./field";
import { FreeTimes } from "./free-times";
import { categoryIcon } from "./icon";
import { Step } from "./step";

type StepProps = { values: FormValues; errors: FormErrors };

/** What the person likes to help with; nothing ticked means everything. */
export function Interests({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "interests");
  const state = chosen.length > 0 ? t("join.chosen", { count: chosen.length }) : t("join.interests.all");
  return (
    <Step icon="heart" title={t("join.interests.title")} state={state} open={errors.interests !== undefined}>
      <ChoiceGroup
        id="interests"
        legend={<span className="visually-hidden">{t("join.interests.title")}</span>}
        hint={t("join.interests.hint")}
        error={errors.interests && t(`errors.${errors.interests}`)}
      >
        {categories.map((category) => (
          <CheckboxChip
            key={category}
            name="interests"
            value={category}
            category={category}
            icon={categoryIcon[category]}
            label={t(`labels.category.${category}`)}
            defaultChecked={chosen.includes(category)}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

export function Skills({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "skills");
  const state = chosen.length > 0 ? t("join.chosen", { count: chosen.length }) : t("join.skills.none");
  return (
    <Step icon="hand" title={t("join.skills.title")} state={state} open={errors.skills !== undefined}>
      <ChoiceGroup
        id="skills"
        legend={<span className="visually-hidden">{t("join.skills.title")}</span>}
        hint={t("join.skills.hint")}
        error={errors.skills && t(`errors.${errors.skills}`)}
      >
        {skills.map((skill) => (
          <CheckboxChip
            key={skill}
            name="skills"
            value={skill}
            label={t(`labels.skill.${skill}`)}
            defaultChecked={chosen.includes(skill)}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

export function Times({ values, errors }: StepProps) {
  const t = useT();
  const chosen = typedList(values, "free");
  const state = chosen.length > 0 ? t("join.free.some") : t("join.free.any");
  return (
    <Step icon="clock" title={t("join.free.title")} state={state} open={errors.free !== undefined}>
      <FreeTimes chosen={chosen} error={errors.free && t(`errors.${errors.free}`)} />
    </Step>
  );
}

const reachFields = ["phone", "email", "birthYear", "locale"];

export function Reach({ values, errors }: StepProps) {
  const t = useT();
  const current = useLocale();
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const given = ["phone", "email", "birthYear"].some((name) => typed(values, name) !== "");
  const state = given ? t("join.reach.given") : t("join.reach.none");
  const text = (name: string) => ({
    name,
    error: errorOf(name),
    defaultValue: typed(values, name),
    optional: true,
  });
  return (
    <Step
      icon="message"
      title={t("join.reach.title")}
      state={state}
      open={reachFields.some((name) => errors[name] !== undefined)}
    >
      <TextField
        {...text("email")}
        label={t("join.reach.email")}
        hint={t("join.reach.emailHint")}
        type="email"
        autoComplete="email"
      />
      <TextField
        {...text("phone")}
        label={t("join.reach.phone")}
        hint={t("join.reach.phoneHint")}
        type="tel"
        autoComplete="tel"
      />
      <TextField
        {...text("birthYear")}
        label={t("join.reach.birthYear")}
        hint={t("join.reach.birthYearHint")}
        inputMode="numeric"
        autoComplete="bday-year"
        maxLength={4}
        short
      />
      <ChoiceGroup id="locale" legend={t("common.language.label")} error={errorOf("locale")}>
        {locales.map((locale) => (
          <RadioChip
            key={locale}
            name="locale"
            value={locale}
            label={languages[locale].name}
            defaultChecked={(typed(values, "locale") || current) === locale}
          />
        ))}
      </ChoiceGroup>
    </Step>
  );
}

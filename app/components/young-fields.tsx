import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Disclosure } from "./disclosure";
import { TextField } from "./field";
import type { NeedPageData } from "./need-page-data";

type Props = { page: NeedPageData; values: FormValues; errors: FormErrors; phoneMissing: boolean };

/** For those under 18: the year of birth, and a guardian's phone instead of the own one. */
export function YoungFields({ page, values, errors, phoneMissing }: Props) {
  const t = useT();
  const { need, viewer } = page;
  const errorOf = (name: string) => errors[name] && t(`errors.${errors[name]}`);
  const guardianPhone = (
    <TextField
      name="guardianPhone"
      label={t("privacy.young.guardianPhone")}
      hint={t("privacy.young.guardianPhoneHint")}
      error={errorOf("guardianPhone") ?? (phoneMissing ? t("errors.required") : undefined)}
      defaultValue={typed(values, "guardianPhone")}
      type="tel"
      autoComplete="off"
      optional={!need.phoneRequired}
    />
  );
  const rules = page.youthRules && <p className="small muted">{t("privacy.young.rules")}</p>;
  if (viewer?.minor) {
    return (
      <>
        {!viewer.phone && (need.phoneRequired || phoneMissing) && guardianPhone}
        {rules}
      </>
    );
  }
  if (viewer?.knownAge) return null;
  const asked = (need.minimumAge ?? 0) > 0;
  const typedYear = typed(values, "birthYear") !== "" || typed(values, "guardianPhone") !== "";
  return (
    <Disclosure summary={t("privacy.young.open")} open={typedYear || errors.guardianPhone !== undefined}>
      <p className="small muted">{t("privacy.young.hint")}</p>
      {!asked && (
        <TextField
          name="birthYear"
          label={t("help.signup.birthYear")}
          error={errorOf("birthYear")}
          defaultValue={typed(values, "birthYear")}
          inputMode="numeric"
          autoComplete="bday-year"
          maxLength={4}
          optional
          short
        />
      )}
      {guardianPhone}
      {rules}
    </Disclosure>
  );
}

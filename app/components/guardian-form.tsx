import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { TextField } from "./field";
import { OnceForm } from "./once-form";

type GuardianFormProps = {
  values?: FormValues;
  errors?: FormErrors;
  /** from 16 on only the number is asked for */
  phoneOnly?: boolean;
  /** somebody whom we do not know yet says their own name first */
  newcomer?: { name: string; birthYear: string };
};

/** Whom to ask: a name, and mail or phone. */
export function GuardianForm({ values = {}, errors = {}, phoneOnly, newcomer }: GuardianFormProps) {
  const t = useT();
  const field = (name: string) => ({
    name,
    error: errors[name] && t(`errors.${errors[name]}`),
    defaultValue: typed(values, name),
  });
  return (
    <OnceForm className="form" action="/me/guardian">
      {newcomer && (
        <>
          <TextField
            {...field("name")}
            id="guardian-own-name"
            label={t("privacy.guardian.ownName")}
            defaultValue={newcomer.name}
            autoComplete="name"
            maxLength={80}
            required
          />
          <TextField
            {...field("birthYear")}
            id="guardian-birth-year"
            label={t("privacy.guardian.birthYear")}
            defaultValue={newcomer.birthYear}
            inputMode="numeric"
            autoComplete="bday-year"
            maxLength={4}
            required
            short
          />
        </>
      )}
      <TextField
        {...field("guardianName")}
        label={t("privacy.guardian.name")}
        hint={t("privacy.guardian.nameHint")}
        autoComplete="off"
        maxLength={80}
        required
      />
      {!phoneOnly && (
        <TextField
          {...field("guardianEmail")}
          label={t("privacy.guardian.email")}
          hint={t("privacy.guardian.emailHint")}
          type="email"
          autoComplete="off"
          optional
        />
      )}
      <TextField
        {...field("guardianPhone")}
        id="guardian-phone"
        label={t("privacy.guardian.phone")}
        hint={t(phoneOnly ? "privacy.young.guardianPhoneHint" : "privacy.guardian.phoneHint")}
        type="tel"
        autoComplete="off"
        optional
      />
      <Button full>{t(phoneOnly ? "common.action.save" : "privacy.guardian.submit")}</Button>
    </OnceForm>
  );
}

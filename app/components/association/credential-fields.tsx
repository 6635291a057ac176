import { licenceClasses } from "~/domain/credentials";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import type { InsuranceHint } from "~/domain/insurance";
import { useT } from "~/i18n/context";
import { CheckboxRow } from "../choice";
import { Field, Select } from "../field";
import { fieldError } from "./need-errors";

type Props = { values: FormValues; errors: FormErrors; insurance: InsuranceHint | null };

/** Which papers the team wants to see before somebody helps, and where to ask about insurance. */
export function CredentialFields({ values, errors, insurance }: Props) {
  const t = useT();
  return (
    <>
      <p className="field-hint">{t("team.papers.formHint")}</p>
      {(["needsBackgroundCheck", "needsFirstAid"] as const).map((name) => (
        <CheckboxRow
          key={name}
          id={name}
          name={name}
          value="on"
          defaultChecked={typed(values, name) !== ""}
          title={t(`needForm.field.${name}`)}
          detail={name === "needsBackgroundCheck" ? t("team.papers.needsBackgroundCheckHint") : undefined}
        />
      ))}
      <Field
        id="licenceClass"
        label={t("needForm.field.licenceClass")}
        error={fieldError(errors, "licenceClass", t)}
      >
        {(control) => (
          <Select {...control} name="licenceClass" defaultValue={typed(values, "licenceClass")} short>
            <option value="">{t("team.papers.noLicence")}</option>
            {licenceClasses.map((detail) => (
              <option key={detail} value={detail}>
                {t("team.papers.licenceOption", { detail })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="field-hint">
        {insurance
          ? t("team.insurance.formHint", { land: t(`team.lands.${insurance.land}`), url: insurance.source })
          : t("team.insurance.formPlain")}
      </p>
    </>
  );
}

import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { emergencies, urgentPerMonth } from "~/domain/urgent";
import { useT } from "~/i18n/context";
import { Field, Select, TextField } from "../field";
import { fieldError } from "./need-errors";

/** Why it cannot wait, and the two cases that only the town hall releases. Shown once "urgent" is chosen. */
export function UrgentFields({ values, errors }: { values: FormValues; errors: FormErrors }) {
  const t = useT();
  return (
    <div className="stack urgent-fields">
      <TextField
        name="urgentReason"
        label={t("needForm.field.urgentReason")}
        hint={t("needForm.urgent.hint", { count: urgentPerMonth })}
        error={fieldError(errors, "urgentReason", t)}
        defaultValue={typed(values, "urgentReason")}
        maxLength={300}
      />
      <Field
        id="emergency"
        label={t("needForm.field.emergency")}
        hint={t("needForm.urgent.emergencyHint")}
        error={fieldError(errors, "emergency", t)}
      >
        {(control) => (
          <Select {...control} name="emergency" defaultValue={typed(values, "emergency")}>
            <option value="">{t("needForm.urgent.noEmergency")}</option>
            {emergencies.map((emergency) => (
              <option key={emergency} value={emergency}>
                {t(`needForm.urgent.${emergency}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

import { useT } from "~/i18n/context";
import { Field, Select } from "./field";

/** Kilometres; what the form's parser takes when nothing is chosen. */
export const usualRadius = 7;
const radii = [2, 5, 7, 10, 15, 20, 30, 50] as const;

export function RadiusField({
  value,
  onChange,
  error,
}: {
  value: number;
  onChange?: (km: number) => void;
  error?: string;
}) {
  const t = useT();
  const known = radii.some((km) => km === value);
  return (
    <Field id="radiusKm" label={t("join.radius.label")} hint={t("join.radius.hint")} error={error}>
      {(control) => (
        <Select
          {...control}
          name="radiusKm"
          defaultValue={value}
          onChange={(event) => onChange?.(Number(event.currentTarget.value))}
        >
          {!known && <option value={value}>{t("join.radius.kmOther", { km: value })}</option>}
          {radii.map((km) => (
            <option key={km} value={km}>
              {t(`join.radius.km${km}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

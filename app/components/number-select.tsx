import type { ReactNode } from "react";
import { Field, type FieldProps, Select } from "./field";

type NumberSelectProps = Omit<FieldProps, "id" | "children"> & {
  id?: string;
  name: string;
  from: number;
  to: number;
  step?: number;
  defaultValue?: number | string;
  /** Text of one option: `(3) => "3 Leute"`. */
  format?: (value: number) => string;
  /** First option with an empty value, for a choice that may stay open. */
  none?: ReactNode;
};

/** A number chosen from a list: one tap on a phone, nothing to mistype. */
export function NumberSelect({
  id,
  name,
  from,
  to,
  step = 1,
  defaultValue,
  format = String,
  none,
  ...field
}: NumberSelectProps) {
  const count = Math.floor((to - from) / step) + 1;
  const values = Array.from({ length: count }, (_, index) => from + index * step);
  return (
    <Field id={id ?? name} {...field}>
      {(control) => (
        <Select {...control} name={name} defaultValue={defaultValue} short>
          {none !== undefined && <option value="">{none}</option>}
          {values.map((value) => (
            <option key={value} value={value}>
              {format(value)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

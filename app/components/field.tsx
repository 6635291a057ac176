import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useT } from "~/i18n/context";
import { Icon } from "./icon";

export type ControlProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

export type FieldProps = {
  /** Also the target of the error summary's link: use the form field's name. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** Label, hint and error around one control, wired for assistive technology. */
export function Field({ id, label, hint, error, optional, children }: FieldProps) {
  const t = useT();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">({t("common.form.optional")})</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
      {children({ id, ...described(id, hint, error) })}
    </div>
  );
}

export function FieldMessage({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  );
}

export function described(id: string, hint: ReactNode, error: ReactNode): Omit<ControlProps, "id"> {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

type InputProps = InputHTMLAttributes<HTMLInputElement> & { short?: boolean };

export function Input({ short, className, ...input }: InputProps) {
  return <input {...input} className={classes(short, className)} />;
}

export function Textarea({ className, ...textarea }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={4} {...textarea} className={classes(false, className)} />;
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { short?: boolean };

export function Select({ short, className, ...select }: SelectProps) {
  return <select {...select} className={classes(short, className)} />;
}

type TextFieldProps = Omit<FieldProps, "id" | "children"> & InputProps & { name: string };

/** The usual one-line field: label, hint, error and input in one. */
export function TextField({ id, name, label, hint, error, optional, ...input }: TextFieldProps) {
  return (
    <Field id={id ?? name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => <Input {...input} {...control} name={name} />}
    </Field>
  );
}

function classes(short?: boolean, className?: string): string {
  return ["input", short && "input-short", className].filter(Boolean).join(" ");
}

import type { InputHTMLAttributes, ReactNode } from "react";
import type { Category } from "~/domain/categories";
import { described, FieldMessage } from "./field";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type ChoiceGroupProps = {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  layout?: "chips" | "cards";
  children: ReactNode;
};

/** A fieldset of chips or cards; `id` is the target of the error summary's link. */
export function ChoiceGroup({ id, legend, hint, error, layout = "chips", children }: ChoiceGroupProps) {
  const { "aria-describedby": describedBy } = described(id, hint, error);
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy}>
      <legend className="choices-legend">{legend}</legend>
      <div className="choices">
        {hint && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {error && <FieldMessage id={`${id}-error`}>{error}</FieldMessage>}
        <div className={layout === "chips" ? "chips" : "choices"}>{children}</div>
      </div>
    </fieldset>
  );
}

type NativeInput = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "className" | "children">;

type ChipProps = NativeInput & { label: ReactNode; icon?: IconName; category?: Category };

export function CheckboxChip(props: ChipProps) {
  return <Chip type="checkbox" {...props} />;
}

export function RadioChip(props: ChipProps) {
  return <Chip type="radio" {...props} />;
}

function Chip({ type, label, icon, category, ...input }: ChipProps & { type: "checkbox" | "radio" }) {
  return (
    <label className="choice" data-category={category}>
      <input {...input} type={type} />
      <span className="chip">
        {icon && <Icon name={icon} />}
        {label}
      </span>
    </label>
  );
}

type CardProps = NativeInput & { title: ReactNode; detail?: ReactNode };

/** One of several: "14–16 Uhr, noch 2 Plätze". */
export function RadioCard({ title, detail, ...input }: CardProps) {
  return (
    <label className="choice choice-card">
      <input {...input} type="radio" />
      <span className="choice-body">
        <ChoiceText title={title} detail={detail} />
        <span className="choice-mark">
          <Icon name="check" />
        </span>
      </span>
    </label>
  );
}

/** A single yes or no with its explanation. */
export function CheckboxRow({ title, detail, ...input }: CardProps) {
  return (
    <label className="choice choice-row">
      <input {...input} type="checkbox" />
      <span className="choice-mark choice-mark-square">
        <Icon name="check" />
      </span>
      <ChoiceText title={title} detail={detail} plain />
    </label>
  );
}

function ChoiceText({ title, detail, plain }: { title: ReactNode; detail?: ReactNode; plain?: boolean }) {
  return (
    <span className="choice-text">
      <span className={plain ? undefined : "choice-title"}>{title}</span>{" "}
      {detail && <span className="choice-detail">{detail}</span>}
    </span>
  );
}

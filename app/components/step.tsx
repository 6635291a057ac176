import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type StepProps = { icon: IconName; title: string; state: string; open?: boolean; children: ReactNode };

/** A folded part of a form that says what holds while nobody opens it. */
export function Step({ icon, title, state, open, children }: StepProps) {
  return (
    <details className="disclosure step" open={open}>
      <summary>
        <Icon name={icon} />
        <span className="step-text">
          {title}
          <span className="step-state">{state}</span>
        </span>
        <Icon name="chevronDown" />
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

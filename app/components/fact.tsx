import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type FactProps = { icon: IconName; title: ReactNode; children?: ReactNode };

/** One line of what, when, where; belongs in `<ul className="facts">`. */
export function Fact({ icon, title, children }: FactProps) {
  return (
    <li className="fact">
      <Icon name={icon} />
      <p className="fact-title">{title}</p>
      {children && <div className="fact-detail">{children}</div>}
    </li>
  );
}

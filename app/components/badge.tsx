import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type BadgeTone = "green" | "sun" | "brick" | "plain";

type BadgeProps = { tone?: BadgeTone; icon?: IconName; children: ReactNode };

export function Badge({ tone = "green", icon, children }: BadgeProps) {
  return (
    <span className={tone === "green" ? "badge" : `badge badge-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

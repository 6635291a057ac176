import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type EmptyStateProps = { icon?: IconName; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: what that means, and in `action` what to do next. */
export function EmptyState({ icon = "sun", title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <span className="empty-state-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type NoticeKind = "info" | "success" | "warn" | "refusal";

const icons: Record<NoticeKind, IconName> = {
  info: "info",
  success: "circleCheck",
  warn: "alert",
  refusal: "alert",
};

type NoticeProps = {
  kind?: NoticeKind;
  title?: ReactNode;
  /** Why something was refused, for scripts and tests: `data-reason="full"`. */
  reason?: string;
  icon?: IconName;
  children?: ReactNode;
};

/** Refusals interrupt a screen reader, successes wait for their turn, the rest is plain text. */
export function Notice({ kind = "info", title, reason, icon, children }: NoticeProps) {
  const role = kind === "refusal" ? "alert" : kind === "success" ? "status" : undefined;
  return (
    <div className={`notice notice-${kind}`} data-reason={reason} role={role}>
      <Icon name={icon ?? icons[kind]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}

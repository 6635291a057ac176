import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

type Look = {
  variant?: ButtonVariant;
  full?: boolean;
  small?: boolean;
  icon?: IconName;
  children: ReactNode;
};

export function Button({
  variant = "primary",
  full,
  small,
  icon,
  className,
  children,
  type = "submit",
  ...button
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...button} type={type} className={classes({ variant, full, small, className })}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({
  variant = "primary",
  full,
  small,
  icon,
  className,
  children,
  ...link
}: Look & LinkProps) {
  return (
    <Link {...link} className={classes({ variant, full, small, className })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** For plain anchors that look like buttons (`tel:`, `https://wa.me`). */
export function buttonClass(look: Omit<Look, "children" | "icon"> = {}): string {
  return classes({ variant: "primary", ...look });
}

type Classes = Pick<Look, "variant" | "full" | "small"> & { className?: string };

function classes({ variant, full, small, className }: Classes): string {
  const names = ["button", `button-${variant}`, full && "button-full", small && "button-small", className];
  return names.filter(Boolean).join(" ");
}

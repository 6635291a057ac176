import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="back-link" to={to}>
      <Icon name="chevronLeft" />
      {children}
    </Link>
  );
}

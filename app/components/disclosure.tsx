import type { ReactNode } from "react";
import { useT } from "~/i18n/context";
import { Icon } from "./icon";

type DisclosureProps = { summary?: ReactNode; open?: boolean; children: ReactNode };

export function Disclosure({ summary, open, children }: DisclosureProps) {
  const t = useT();
  return (
    <details className="disclosure" open={open}>
      <summary>
        {summary ?? t("common.form.moreDetails")}
        <Icon name="chevronDown" />
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

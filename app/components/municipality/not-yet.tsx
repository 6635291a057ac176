import { useT } from "~/i18n/context";
import { EmptyState } from "../empty-state";

/** The first page of an installation in which nothing is set up. */
export function NotYet() {
  const t = useT();
  return (
    <div className="page">
      <EmptyState headingLevel={1} title={t("municipality.setup.notYetTitle")}>
        {t("municipality.setup.notYet")}
      </EmptyState>
    </div>
  );
}

import { Link, useSearchParams } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Icon } from "./icon";

/** From page to page of a long list; nothing where one page holds it all. Keeps what else the address says. */
export function ReportPages({ page, pages }: { page: number; pages: number }) {
  const t = useT();
  const [search] = useSearchParams();
  if (pages < 2) return null;
  const to = (number: number) => {
    const query = new URLSearchParams(search);
    query.set("page", String(number));
    return `?${query}`;
  };
  return (
    <nav className="row-spread" aria-label={t("report.page.label")}>
      {page > 1 ? (
        <Link className="button button-small" to={to(page - 1)}>
          <Icon name="chevronLeft" />
          {t("report.page.newer")}
        </Link>
      ) : (
        <span />
      )}
      <span className="small muted">{t("report.page.of", { page, pages })}</span>
      {page < pages ? (
        <Link className="button button-small" to={to(page + 1)}>
          {t("report.page.older")}
          <Icon name="chevronRight" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}

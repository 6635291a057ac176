import { Link, NavLink } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "~/i18n/context";
import type { TextKey } from "~/i18n/translate";
import { type OfficeNav, officeLink } from "./office-nav";

type OfficePageProps = { office: OfficeNav; title: string; lead?: ReactNode; children: ReactNode };

/** Every page of the town hall: whose it is, its menu, its heading. */
export function OfficePage({ office, title, lead, children }: OfficePageProps) {
  return (
    <>
      <header className="page-head">
        <Whose office={office} />
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      <OfficeMenu office={office} />
      {children}
    </>
  );
}

function Whose({ office }: { office: OfficeNav }) {
  const t = useT();
  return (
    <p className="row muted">
      {office.name}
      {office.several && (
        <Link className="small" to="/municipality">
          {t("municipality.nav.switch")}
        </Link>
      )}
    </p>
  );
}

type Entry = { path: string; key: TextKey; count?: number; shown?: boolean };

/** On a phone the menu is one line to push aside: the page one is on is in it from the start. */
function useCurrentInView() {
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = menu.current?.querySelector<HTMLElement>("[aria-current]");
    const line = menu.current?.querySelector("ul");
    if (line && current) line.scrollLeft = current.offsetLeft - (line.clientWidth - current.offsetWidth) / 2;
  }, []);
  return menu;
}

function OfficeMenu({ office }: { office: OfficeNav }) {
  const t = useT();
  const menu = useCurrentInView();
  const { waiting, administrator, operator } = office;
  const entries: Entry[] = [
    { path: "/municipality", key: "municipality.nav.overview" },
    { path: "/municipality/approvals", key: "municipality.nav.approvals", count: waiting.approvals },
    { path: "/municipality/reports", key: "municipality.nav.reports", count: waiting.reports },
    { path: "/municipality/urgent", key: "municipality.nav.urgent", count: waiting.urgent },
    { path: "/municipality/barriers", key: "municipality.nav.barriers", count: waiting.barriers },
    { path: "/municipality/associations", key: "municipality.nav.associations" },
    { path: "/municipality/staff", key: "municipality.nav.staff" },
    { path: "/municipality/settings", key: "municipality.nav.settings", shown: administrator },
    { path: "/municipality/providers", key: "municipality.nav.providers", shown: administrator },
    { path: "/municipality/audit", key: "municipality.nav.audit" },
    { path: "/municipality/installation", key: "municipality.nav.installation", shown: operator },
  ];
  return (
    <nav ref={menu} className="office-menu" aria-label={t("municipality.nav.label")}>
      <ul className="chips chips-scroll">
        {entries
          .filter(({ shown = true }) => shown)
          .map(({ path, key, count = 0 }) => (
            <li key={path}>
              <NavLink className="chip" to={officeLink(office, path)} end={path === "/municipality"}>
                {t(key)}
                {count > 0 && (
                  <span className="office-count">
                    <span aria-hidden="true">{count}</span>
                    <span className="visually-hidden">{t("municipality.nav.waiting", { count })}</span>
                  </span>
                )}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

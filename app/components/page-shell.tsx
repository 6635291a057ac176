import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useT } from "~/i18n/context";
import { directionOf } from "~/i18n/direction";
import { type Locale, languages, locales } from "~/i18n/locales";
import { Horizon } from "./horizon";
import { Icon } from "./icon";
import { LogoMark } from "./logo";
import { accentOf, type Tenant } from "./tenant";

type Nav = { signedIn: boolean; coordinator: boolean; townHall?: boolean };

type PageShellProps = {
  children: ReactNode;
  nav?: Nav;
  wide?: boolean;
  /** whose page this is */
  tenant?: Tenant | null;
  /** whether there is more than one municipality here, so that law pages must say whose they are */
  several?: boolean;
  /** what the reader chose; a note in it where this page is in another */
  language?: { chosen: Locale; note: string };
};

const signedOut: Nav = { signedIn: false, coordinator: false };

/**
 * Header, main and footer. Their links load documents: they lead between pages with Remix's scripts and plain ones,
 * and from one language into another. `wide` leaves the layout to the page (map and list, heroes). */
export function PageShell({ children, nav = signedOut, wide, tenant, several, language }: PageShellProps) {
  const t = useT();
  return (
    <div className="site" {...accentOf(tenant)}>
      <a className="skip-link button button-primary" href="#content">
        {t("common.skipToContent")}
      </a>
      <Header {...nav} />
      <main className="site-main" id="content" tabIndex={-1}>
        {language?.note && <LanguageNote {...language} />}
        {wide ? children : <div className="page">{children}</div>}
      </main>
      <Footer base={tenant && several ? `/m/${tenant.slug}` : ""} chosen={language?.chosen} />
    </div>
  );
}

function Header({ signedIn, coordinator, townHall = false }: Nav) {
  const t = useT();
  return (
    <header className="site-header">
      <div className="site-bar">
        <Link reloadDocument className="logo" to="/" aria-label={t("common.toMap")}>
          <LogoMark />
          {t("common.appName")}
        </Link>
        <nav className="site-nav" aria-label={t("common.mainNavigation")}>
          <NavLink reloadDocument className="site-nav-map" to="/" end>
            {t("common.nav.map")}
          </NavLink>
          {townHall && (
            <NavLink reloadDocument to="/municipality">
              {t("municipality.nav.main")}
            </NavLink>
          )}
          {(coordinator || !townHall) && (
            <NavLink reloadDocument to={coordinator ? "/association" : "/login"}>
              {t("common.nav.associations")}
            </NavLink>
          )}
          {signedIn ? (
            <NavLink reloadDocument to="/me">
              {t("common.nav.me")}
            </NavLink>
          ) : (
            <NavLink reloadDocument to="/join">
              {t("common.nav.join")}
            </NavLink>
          )}
        </nav>
        <a className="site-language" href="#language" aria-label={t("common.language.open")}>
          <Icon name="languages" />
        </a>
      </div>
    </header>
  );
}

function Footer({ base, chosen }: { base: string; chosen?: Locale }) {
  const t = useT();
  return (
    <footer className="site-footer">
      <Horizon />
      <div className="site-foot">
        <div>
          <nav aria-label={t("common.footerNavigation")}>
            <ul className="site-foot-links">
              <li>
                <Link reloadDocument to={`${base}/calendar`}>
                  {t("calendar.nav")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to="/g">
                  {t("calendar.short.nav")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to="/associations/new">
                  {t("team.apply.nav")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to={`${base}/impressum`}>
                  {t("common.footer.imprint")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to={`${base}/datenschutz`}>
                  {t("common.footer.privacy")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to={`${base}/nutzungsbedingungen`}>
                  {t("common.footer.terms")}
                </Link>
              </li>
              <li>
                <Link reloadDocument to={`${base}/barrierefreiheit`}>
                  {t("common.footer.accessibility")}
                </Link>
              </li>
            </ul>
          </nav>
          <LanguageSwitch chosen={chosen} />
        </div>
      </div>
    </footer>
  );
}

/** Says in the reader's language that this page has none of it. */
function LanguageNote({ chosen, note }: { chosen: Locale; note: string }) {
  return (
    <p className="language-note" lang={chosen} dir={directionOf(chosen)}>
      {note}
    </p>
  );
}

/** A whole document request: the other language's texts come with the next page. */
function LanguageSwitch({ chosen }: { chosen?: Locale }) {
  const t = useT();
  const page = useLocale();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/locale" reloadDocument aria-label={t("common.language.label")} id="language">
      <input type="hidden" name="back" value={pathname + search} />
      <ul className="languages">
        {locales.map((locale) => (
          <li key={locale}>
            <button
              type="submit"
              name="locale"
              value={locale}
              lang={locale}
              dir={directionOf(locale)}
              aria-current={locale === (chosen ?? page) ? "true" : undefined}
            >
              {languages[locale].name}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  );
}

import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useT } from "~/i18n/context";
import { locales } from "~/i18n/locales";
import { Horizon } from "./horizon";
import { LogoMark } from "./logo";

type Nav = { signedIn: boolean; coordinator: boolean };

type PageShellProps = { children: ReactNode; nav?: Nav; wide?: boolean };

const signedOut: Nav = { signedIn: false, coordinator: false };

/** Header, main and footer. `wide` leaves the layout to the page (map and list, heroes). */
export function PageShell({ children, nav = signedOut, wide }: PageShellProps) {
  const t = useT();
  return (
    <div className="site">
      <a className="skip-link button button-primary" href="#content">
        {t("common.skipToContent")}
      </a>
      <Header {...nav} />
      <main className="site-main" id="content" tabIndex={-1}>
        {wide ? children : <div className="page">{children}</div>}
      </main>
      <Footer />
    </div>
  );
}

function Header({ signedIn, coordinator }: Nav) {
  const t = useT();
  return (
    <header className="site-header">
      <div className="site-bar">
        <Link className="logo" to="/" aria-label={t("common.toMap")}>
          <LogoMark />
          {t("common.appName")}
        </Link>
        <nav className="site-nav" aria-label={t("common.mainNavigation")}>
          <NavLink className="site-nav-map" to="/" end>
            {t("common.nav.map")}
          </NavLink>
          <NavLink to={coordinator ? "/association" : "/login"}>{t("common.nav.associations")}</NavLink>
          {signedIn ? (
            <NavLink to="/me">{t("common.nav.me")}</NavLink>
          ) : (
            <NavLink to="/join">{t("common.nav.join")}</NavLink>
          )}
        </nav>
      </div>
    </header>
  );
}

function Footer() {
  const t = useT();
  return (
    <footer className="site-footer">
      <Horizon />
      <div className="site-foot">
        <div>
          <nav aria-label={t("common.footerNavigation")}>
            <ul className="site-foot-links">
              <li>
                <Link to="/impressum">{t("common.footer.imprint")}</Link>
              </li>
              <li>
                <Link to="/datenschutz">{t("common.footer.privacy")}</Link>
              </li>
              <li>
                <Link to="/nutzungsbedingungen">{t("common.footer.terms")}</Link>
              </li>
              <li>
                <Link to="/barrierefreiheit">{t("common.footer.accessibility")}</Link>
              </li>
            </ul>
          </nav>
          <LanguageSwitch />
        </div>
      </div>
    </footer>
  );
}

/** A whole document request: the other language's texts come with the next page. */
function LanguageSwitch() {
  const t = useT();
  const current = useLocale();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/locale" reloadDocument aria-label={t("common.language.label")}>
      <input type="hidden" name="back" value={pathname + search} />
      {locales
        .filter((locale) => locale !== current)
        .map((locale) => (
          <button
            type="submit"
            key={locale}
            className="button button-small"
            name="locale"
            value={locale}
            lang={locale}
          >
            {t(`common.language.${locale}`)}
          </button>
        ))}
    </Form>
  );
}

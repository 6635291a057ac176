import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nProvider } from "./i18n/context";
import { loadDictionary } from "./i18n/load";
import { defaultLocale, isLocale } from "./i18n/locales";

const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : defaultLocale;

void loadDictionary(locale).then((dictionary) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nProvider locale={locale} dictionary={dictionary}>
          <RemixBrowser />
        </I18nProvider>
      </StrictMode>,
    );
  });
});

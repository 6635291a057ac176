import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nProvider } from "./i18n/context";
import { loadDictionary } from "./i18n/load";
import { defaultLocale, isLocale } from "./i18n/locales";

const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : defaultLocale;

void Promise.all([loadDictionary(locale), pageData()]).then(([dictionary]) => {
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

/**
 * Resolves when Remix has read the page's data. Its first render throws the promise of it, and our root has no
 * Suspense boundary to catch that: a key or a tap between `hydrateRoot` and then makes React render at once, find
 * no data, and give up ("Root did not complete", error 345).
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    await thrown;
  }
}

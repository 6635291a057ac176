import { type ComponentType, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nProvider } from "~/i18n/context";
import type { Locale } from "~/i18n/locales";
import type { Dictionary } from "~/i18n/translate";

/** What `Island` leaves in the page. The dictionary holds the parts that it names, and no others. */
type Carried<Data> = { locale: Locale; dictionary: Dictionary; data: Data };

/** Lets React take over the island of this name, where the page has one. */
export function mountIsland<Data>(name: string, Component: ComponentType<{ data: Data }>): void {
  const element = document.getElementById(name);
  const carried = document.getElementById(`${name}-carried`);
  if (!element || !(carried instanceof HTMLTemplateElement)) return;
  const { locale, dictionary, data }: Carried<Data> = JSON.parse(carried.content.textContent ?? "");
  // In portions, so that a slow phone stays quick to answer meanwhile.
  startTransition(() => {
    hydrateRoot(
      element,
      <I18nProvider locale={locale} dictionary={dictionary}>
        <Component data={data} />
      </I18nProvider>,
    );
  });
}

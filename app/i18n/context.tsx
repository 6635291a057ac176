import { createContext, type ReactNode, useContext, useMemo } from "react";
import { learnDates } from "./date-words";
import type { Locale } from "./locales";
import { createT, type Dictionary, type T } from "./translate";

type I18n = { locale: Locale; t: T; dictionary: Dictionary };

const I18nContext = createContext<I18n | null>(null);

type ProviderProps = { locale: Locale; dictionary: Dictionary; children: ReactNode };

export function I18nProvider({ locale, dictionary, children }: ProviderProps) {
  const value = useMemo(() => {
    learnDates(locale, dictionary.dates);
    return { locale, dictionary, t: createT(locale, dictionary) };
  }, [locale, dictionary]);
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

export function useT(): T {
  return useI18n().t;
}

export function useLocale(): Locale {
  return useI18n().locale;
}

/** All texts of the page's language. */
export function useDictionary(): Dictionary {
  return useI18n().dictionary;
}

function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error("Texts are used outside of I18nProvider");
  return value;
}

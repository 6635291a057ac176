/** What a need may be written in: the product's languages, and Polish, which many neighbours speak. */
export const needLanguages = ["de", "en", "uk", "ar", "pl"] as const;

/** As those who speak it call it. */
export const languageNames: Record<(typeof needLanguages)[number], string> = {
  de: "Deutsch",
  en: "English",
  uk: "Українська",
  ar: "العربية",
  pl: "Polski",
};

export type NeedLanguage = (typeof needLanguages)[number];

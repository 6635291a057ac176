import { type Locale, languages } from "./locales";
import type { Dictionary } from "./translate";

export async function loadDictionary(locale: Locale): Promise<Dictionary> {
  return languages[locale].load();
}

import type { Locale } from "./locales";
import type { Dictionary } from "./translate";

/** One chunk per language, so that a browser fetches the active one only. */
export async function loadDictionary(locale: Locale): Promise<Dictionary> {
  return locale === "en" ? (await import("./en")).en : (await import("./de")).de;
}

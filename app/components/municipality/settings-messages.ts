import { checkAccent, readAccent } from "~/domain/accent";
import { typed } from "~/domain/forms/form-values";
import type { T } from "~/i18n/translate";
import type { Messages, SettingsFailure } from "./settings-form";

/** What stands beside each field; a colour that is too weak says by how much, and which one will do. */
export function settingsMessages(failure: SettingsFailure | undefined, t: T): Messages {
  const found: Messages = {};
  for (const [field, error] of Object.entries(failure?.errors ?? {})) {
    if (error) found[field === "lat" || field === "lon" ? "place" : field] = t(`errors.${error}`);
  }
  if (failure?.refusal) found.hostName = t("municipality.settings.hostNameTaken");
  const accent = found.accent ? readAccent(typed(failure?.values ?? {}, "accent")) : null;
  if (accent) found.accent = accentMessage(accent, t) ?? found.accent;
  return found;
}

/** What a field of the settings is called, as far as it can go wrong. */
export function settingsLabel(field: string, t: T): string | undefined {
  const plain = labelled.find((name) => name === field);
  if (plain) return t(`municipality.settings.${plain}`);
  if (field === "place") return t("municipality.settings.centre");
  if (field === "accessibilityCheckedAt") return t("access.settings.checkedAt");
  const access = labelledAccess.find((name) => name === field);
  return access && t(`access.settings.${access}`);
}

const labelled = [
  ...(["name", "land", "zoom", "accent", "hostName", "terms"] as const),
  ...(["imprintName", "imprintAddress", "imprintRepresentative", "imprintEmail", "imprintPhone"] as const),
  ...(["reportsContact", "privacyContact", "supervisoryAuthority"] as const),
] as const;
const labelledAccess = [
  ...(["enforcementBody", "accessibilityContact", "accessibilityMethod", "accessibilityGaps"] as const),
  "signLanguageVideo",
] as const;

/** Null: it reads well. */
export function accentMessage(accent: string, t: T): string | null {
  const check = checkAccent(accent);
  if (check.ok) return null;
  const { contrast, lacks, nearest } = check;
  // Down, so that what falls short never reads as enough; what is lacking adds up to 4.5.
  const tenths = Math.min(44, Math.floor(contrast * 10));
  const number = (value: number) => value.toFixed(1).replace(".", t("municipality.settings.decimal"));
  return t("municipality.settings.accentWeak", {
    accent,
    nearest,
    contrast: number(tenths / 10),
    lacks: number(lacks > 0 ? (45 - tenths) / 10 : 0),
  });
}

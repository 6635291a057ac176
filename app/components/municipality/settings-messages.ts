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

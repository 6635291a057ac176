import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import type { T } from "~/i18n/translate";
import { TextField } from "../field";
import type { MapSettings } from "../map-settings";
import { named } from "../named";
import { CentreField, sentPoint } from "./centre-field";

export type FoundingProps = { values: FormValues; errors: FormErrors; map: MapSettings };

/** Name, key and centre of a municipality that is to be. */
export function FoundingFields({ values, errors, map }: FoundingProps) {
  const t = useT();
  const error = (name: string) => {
    const found = errors[name];
    return found && t(`errors.${found}`);
  };
  return (
    <>
      <TextField
        name="name"
        label={t("municipality.found.name")}
        defaultValue={typed(values, "name")}
        error={error("name")}
        maxLength={80}
        required
      />
      <TextField
        name="ags"
        label={t("municipality.found.ags")}
        hint={t("municipality.found.agsHint")}
        defaultValue={typed(values, "ags")}
        error={error("ags")}
        inputMode="numeric"
        maxLength={20}
        short
        required
      />
      <CentreField
        label={t("municipality.found.centre")}
        hint={t("municipality.found.centreHint")}
        error={error("place") ?? error("lat") ?? error("lon")}
        map={map}
        place={typed(values, "place")}
        chosen={sentPoint(typed(values, "lat"), typed(values, "lon"))}
      />
    </>
  );
}

/** All that went wrong with such a form, with the names of its fields: those of whoever sets it up are the page's. */
export function foundingErrors(errors: FormErrors, t: T, own: Record<string, string>) {
  const labels: Record<string, string> = {
    name: t("municipality.found.name"),
    ags: t("municipality.found.ags"),
    place: t("municipality.found.centre"),
    ...own,
  };
  return Object.entries(errors).flatMap(([field, error]) => {
    const target = field === "lat" || field === "lon" ? "place" : field;
    return error ? [{ field: target, message: named(labels[target], t(`errors.${error}`)) }] : [];
  });
}

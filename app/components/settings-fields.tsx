import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { CheckboxRow } from "./choice";
import type { SettingsData, SettingsFailure } from "./settings-data";

type Props = { page: SettingsData; failure?: SettingsFailure };

type SwitchName = "quietSundays" | "urgentInQuiet" | "beyondRadius" | "objects" | "neutralTitles";

/** A yes or no, as it is stored or as it was just ticked. */
export function Switch({ page, failure, name, hint }: Props & { name: SwitchName; hint?: string }) {
  const t = useT();
  const on = failure ? typed(failure.values, name) !== "" : page.settings[name];
  return (
    <CheckboxRow
      id={name}
      name={name}
      title={t(`pings.settings.${name}`)}
      detail={hint}
      defaultChecked={on}
    />
  );
}

export function errorOf(failure: SettingsFailure | undefined, name: string, t: ReturnType<typeof useT>) {
  const error = failure?.errors[name];
  return error && t(`errors.${error}`);
}

/** Minutes after midnight as <input type="time"> wants them: "08:00". */
export function clock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

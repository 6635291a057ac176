import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import type { SettingsInput } from "~/domain/forms/settings-form";

export type SettingsData = {
  settings: SettingsInput;
  /** the day on which a pause ends */
  pausedUntil: string | null;
  saved: boolean;
};

export type SettingsFailure = { errors: FormErrors; values: FormValues };

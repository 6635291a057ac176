import { mostPings } from "../budget";
import { readFields, required } from "./field";
import { checkbox, choice, clockTime, wholeNumber } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

/** What a resident decides about pings; times are minutes after midnight in Berlin. */
export type SettingsInput = {
  quietFrom: number;
  quietUntil: number;
  quietSundays: boolean;
  weeklyBudget: number;
  /** 0 = Monday; null: no digest */
  digestDay: number | null;
  urgentInQuiet: boolean;
  beyondRadius: boolean;
  objects: boolean;
  neutralTitles: boolean;
};

const switches = ["quietSundays", "urgentInQuiet", "beyondRadius", "objects", "neutralTitles"] as const;
const digestDays = ["none", "0", "1", "2", "3", "4", "5", "6"] as const;

export function parseSettingsForm(form: Form): Parsed<SettingsInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    quietFrom: required(clockTime(), "time"),
    quietUntil: required(clockTime(), "time"),
    quietSundays: checkbox(),
    weeklyBudget: required(wholeNumber(0, mostPings)),
    digestDay: required(choice(digestDays)),
    urgentInQuiet: checkbox(),
    beyondRadius: checkbox(),
    objects: checkbox(),
    neutralTitles: checkbox(),
  });
  const { quietFrom, quietUntil, weeklyBudget, digestDay } = fields;
  if (
    quietFrom === undefined ||
    quietUntil === undefined ||
    weeklyBudget === undefined ||
    digestDay === undefined ||
    Object.keys(errors).length > 0
  ) {
    const names = ["quietFrom", "quietUntil", "weeklyBudget", "digestDay", ...switches];
    return { ok: false, errors, values: typedValues(sent, names) };
  }
  const on = Object.fromEntries(switches.map((name) => [name, fields[name] ?? false]));
  return {
    ok: true,
    value: {
      ...(on as Record<(typeof switches)[number], boolean>),
      quietFrom,
      quietUntil,
      weeklyBudget,
      digestDay: digestDay === "none" ? null : Number(digestDay),
    },
  };
}

import type { PathTexts } from "../path";

type Form = "one" | "few" | "many" | "other";

export type Ukrainian = PathTexts<Form>;

/** "1 місце", "2 місця", "5 місць"; fractions ("other") nobody counts here. */
export function counted(one: string, few: string, many: string): Record<Form, string> {
  return { one, few, many, other: many };
}

import type { PartPath } from "~/i18n/parts";

/** What map and list say in the browser: no other texts travel there. */
export const finderTexts = [
  "home",
  "places",
  "labels.category",
  "labels.skill",
  "common.need",
  "common.nav.join",
  "common.action.tryAgain",
  "push.reason",
  "push.weekday",
] as const satisfies readonly PartPath[];

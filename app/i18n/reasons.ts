import type { Category } from "~/domain/categories";
import type { Reasons } from "~/domain/matching";
import { formatDistance } from "./format";
import type { Locale } from "./locales";
import type { T } from "./translate";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** Why somebody is asked, on one line: "2 km entfernt (Zuhause) · Backen · du hast samstags Zeit". */
export function reasonsLine(reasons: Reasons, category: Category, t: T, locale: Locale): string {
  const { distanceMetres, placeLabel, skills, interest, weekday, anyTime } = reasons;
  const parts: string[] = [];
  if (distanceMetres !== null) {
    const distance = formatDistance(distanceMetres, locale);
    parts.push(
      placeLabel
        ? t("push.reason.distance", { distance, place: placeLabel })
        : t("push.reason.distanceOnly", { distance }),
    );
  } else parts.push(t("push.reason.fromHome"));
  if (skills.length > 0) parts.push(...skills.map((skill) => t(`labels.skill.${skill}`)));
  else if (interest) parts.push(t("push.reason.interest", { category: t(`labels.category.${category}`) }));
  const day = weekday === null ? undefined : weekdays[weekday];
  if (day) parts.push(t(`push.weekday.${day}`));
  else if (anyTime) parts.push(t("push.reason.anyTime"));
  return parts.join(t("push.reason.separator"));
}

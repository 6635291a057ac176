import { useT } from "~/i18n/context";
import type { FinderState } from "./finder-change";

/** How many, and where. */
export function ListTitle({ state }: { state: FinderState }) {
  const t = useT();
  const { filter, where, total, open: count, count: all } = state.finder;
  if (all === 0) return t(total > 0 ? "home.nothing.title" : "home.empty.heading");
  if (count === 0) return t("home.count.filled");
  if (filter.bbox) return t("home.count.here", { count });
  if (filter.km !== null && where) return t("home.count.aroundPlace", { count, km: filter.km, place: where });
  if (filter.km !== null) return t("home.count.around", { count, km: filter.km });
  return where ? t("home.count.from", { count, place: where }) : t("home.count.open", { count });
}

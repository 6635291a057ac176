import { useT } from "~/i18n/context";

/** A number beside a choice: how many it would leave. */
export function Count({ count }: { count: number }) {
  const t = useT();
  return (
    <span className="chip-count">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t("home.filter.leaves", { count })}</span>
    </span>
  );
}

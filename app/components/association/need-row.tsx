import { Link } from "@remix-run/react";
import type { Category } from "~/domain/categories";
import { type NeedStatus, progress } from "~/domain/need-status";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { Badge } from "../badge";
import { CategoryTile, Icon } from "../icon";
import { Progress } from "../progress";
import { Unbroken } from "../unbroken";

export type TeamNeedRow = {
  id: string;
  title: string;
  status: NeedStatus;
  /** null only in a draft */
  category: Category | null;
  unit: string;
  past: boolean;
  shifts: { id: string; start: Date; end: Date; flexible: boolean; places: number; taken: number }[];
};

/** One of the team's needs in its list, with how many are found. */
export function NeedRow({ need, now, level }: { need: TeamNeedRow; now: Date; level: 3 | 4 }) {
  const t = useT();
  const locale = useLocale();
  const Heading = `h${level}` as const;
  const { found, places } = progress(need.shifts);
  const next = need.shifts.find((shift) => shift.end > now) ?? need.shifts[0];
  const draft = need.status === "draft";
  return (
    <article className="need-card" data-need={need.id}>
      {need.category ? (
        <CategoryTile category={need.category} />
      ) : (
        <span className="category-tile" aria-hidden="true">
          <Icon name="pencil" />
        </span>
      )}
      <div className="need-card-body">
        <Heading className="need-card-title">
          <Link to={`/association/help/${need.id}${draft ? "/edit" : ""}`}>{need.title}</Link>
        </Heading>
        <p className="need-card-when">
          {next ? <Unbroken>{formatShift(next, locale, now)}</Unbroken> : t("association.list.noTime")}
        </p>
        <div className="need-card-foot">
          {!draft && (
            <span>
              {need.unit
                ? t("common.need.foundUnit", { taken: found, places, unit: need.unit })
                : t("common.need.found", { taken: found, places })}
            </span>
          )}
          <StatusBadge status={need.status} />
        </div>
        {!draft && !need.past && <Progress taken={found} places={places} />}
      </div>
    </article>
  );
}

function StatusBadge({ status }: { status: NeedStatus }) {
  const t = useT();
  switch (status) {
    case "draft":
      return <Badge tone="sun">{t("common.need.draft")}</Badge>;
    case "filled":
      return <Badge icon="check">{t("common.need.full")}</Badge>;
    case "closed":
      return <Badge tone="plain">{t("common.need.closed")}</Badge>;
    case "cancelled":
      return <Badge tone="brick">{t("common.need.cancelled")}</Badge>;
    case "open":
      return null;
  }
}

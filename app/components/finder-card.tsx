import { memo } from "react";
import type { MapPoint } from "~/domain/finding/clusters";
import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import type { FinderItem } from "./finder-data";
import { NeedCard } from "./need-card";
import { sentence } from "./sentence";

type FinderCardProps = { item: FinderItem; now: string; active: boolean };

export const FinderCard = memo(function FinderCard({ item, now, active }: FinderCardProps) {
  const t = useT();
  const locale = useLocale();
  const { need, distance, reasons } = item;
  return (
    <div className="fit-card" data-fits={reasons !== null}>
      <NeedCard
        need={need}
        href={`/help/${need.id}`}
        now={now}
        distance={distance}
        fits={reasons !== null}
        active={active}
        headingLevel={2}
      />
      {reasons && <p className="fit-card-why">{sentence(reasonsLine(reasons, need.category, t, locale))}</p>}
    </div>
  );
});

/** What the map knows of a need that the list has farther down. */
export function BriefCard({ need: { id, title, when, placesLeft } }: { need: MapPoint }) {
  const t = useT();
  return (
    <article className="need-card need-card-brief" data-need={id} data-active="true">
      <div className="need-card-body">
        <h2 className="need-card-title">
          <a href={`/help/${id}`}>{title}</a>
        </h2>
        <p className="need-card-when">{when}</p>
        <p className="need-card-where">{t("home.placesLeft", { count: placesLeft })}</p>
      </div>
    </article>
  );
}

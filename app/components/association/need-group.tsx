import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Icon } from "../icon";
import { NeedRow, type TeamNeedRow } from "./need-row";

export type TeamGroup = { id: string; name: string; needs: TeamNeedRow[] };

type NeedGroupProps = { group: TeamGroup; named: boolean; now: Date };

/** One association's needs: drafts, what is open, what lies behind (the latest first). */
export function NeedGroup({ group, named, now }: NeedGroupProps) {
  const t = useT();
  const { needs } = group;
  const drafts = needs.filter((need) => need.status === "draft");
  const ahead = needs.filter((need) => need.status !== "draft" && !need.past);
  const past = needs.filter((need) => need.status !== "draft" && need.past).reverse();
  const lists = [
    { name: "drafts", rows: drafts },
    { name: "open", rows: ahead },
    { name: "past", rows: past },
  ] as const;
  const Heading = named ? "h3" : "h2";
  return (
    <section className="stack" aria-label={group.name}>
      {named && (
        <div className="row-spread">
          <h2>{group.name}</h2>
          <Link
            className="button button-small"
            to={`/association/help/new?${new URLSearchParams({ association: group.id })}`}
            aria-label={t("association.list.writeFor", { name: group.name })}
          >
            <Icon name="plus" />
            {t("association.list.write")}
          </Link>
        </div>
      )}
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <div key={name} className="section">
            <Heading>{t(`association.list.${name}`)}</Heading>
            <div className="need-list">
              {rows.map((need) => (
                <NeedRow key={need.id} need={need} now={now} level={named ? 4 : 3} />
              ))}
            </div>
          </div>
        ))}
    </section>
  );
}

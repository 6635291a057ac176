import { Form } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatDate } from "~/i18n/format";
import { Button } from "../button";
import type { TeamPageData } from "./team-data";

/** Whom the team invites no more, and the way back. */
export function BarList({ page }: { page: TeamPageData }) {
  const t = useT();
  const locale = useLocale();
  if (page.bars.length === 0) return null;
  return (
    <section className="section" aria-labelledby="bars-title">
      <h2 id="bars-title">{t("team.bars.title")}</h2>
      <p className="muted">{t("team.bars.lead")}</p>
      <ul className="plain-rows">
        {page.bars.map(({ personId, name, createdAt }) => (
          <li key={personId} className="row-spread">
            <span>
              {name}{" "}
              <span className="small muted">
                {t("team.bars.since", { date: formatDate(createdAt, locale) })}
              </span>
            </span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="associationId" value={page.association.id} />
              <input type="hidden" name="personId" value={personId} />
              <Button
                small
                variant="quiet"
                icon="undo"
                name="intent"
                value="unbar"
                aria-label={t("team.bars.undoNamed", { name })}
              >
                {t("team.bars.undo")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Badge } from "../badge";
import { Button } from "../button";
import type { TeamPageData } from "./team-data";

/** An owner asks other municipalities of this installation to show the association, too. */
export function TeamNeighbours({ page }: { page: TeamPageData }) {
  const t = useT();
  if (page.neighbours.length === 0) return null;
  return (
    <section className="section" aria-labelledby="neighbours-title">
      <h2 id="neighbours-title">{t("team.neighbours.title")}</h2>
      <p className="muted">{t("team.neighbours.lead")}</p>
      <ul className="plain-rows">
        {page.neighbours.map(({ id, name, status }) => {
          const asks = status === null || status === "refused";
          return (
            <li key={id} className="row-spread">
              <span className="row">
                {name}
                {status && (
                  <Badge tone={status === "granted" ? "green" : "plain"}>
                    {t(`team.neighbours.${status}`)}
                  </Badge>
                )}
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="associationId" value={page.association.id} />
                <input type="hidden" name="municipalityId" value={id} />
                <Button
                  small
                  variant={asks ? "secondary" : "quiet"}
                  name="intent"
                  value={asks ? "ask" : "take-back"}
                  aria-label={t(asks ? "team.neighbours.askNamed" : "team.neighbours.takeBackNamed", {
                    name,
                  })}
                >
                  {t(asks ? "team.neighbours.ask" : "team.neighbours.takeBack")}
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

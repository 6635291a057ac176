import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "../button";
import { EmptyState } from "../empty-state";
import { type AskedShowing, DecisionNotice, type Done } from "./approvals";
import { AssociationLine, type OfficeAssociation } from "./association-card";
import { type OfficeNav, officeLink } from "./office-nav";

type Props = {
  office: OfficeNav;
  associations: readonly OfficeAssociation[];
  neighbours: readonly AskedShowing[];
  applyUrl: string;
  done: Done | null;
};

export function AssociationList({ office, associations, neighbours, applyUrl, done }: Props) {
  const t = useT();
  return (
    <>
      <DecisionNotice done={done} />
      {associations.length === 0 && (
        <EmptyState icon="users" title={t("municipality.associations.empty")}>
          {t("municipality.associations.emptyText", { link: applyUrl })}
        </EmptyState>
      )}
      <ul className="office-list">
        {associations.map((association) => (
          <AssociationLine
            key={association.id}
            association={association}
            to={officeLink(office, `/municipality/associations/${association.id}`)}
          />
        ))}
      </ul>
      {neighbours.length > 0 && <Neighbours office={office} neighbours={neighbours} />}
    </>
  );
}

function Neighbours({ office, neighbours }: Pick<Props, "office" | "neighbours">) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="neighbours-title">
      <h2 id="neighbours-title">{t("municipality.associations.neighbours")}</h2>
      <ul className="office-list">
        {neighbours.map(({ associationId, name, home }) => (
          <li key={associationId} className="person">
            <span className="person-text">
              <span className="person-name">{name}</span>
              <span className="person-detail">{t("municipality.approvals.from", { home })}</span>
            </span>
            <Form method="post" action={officeLink(office, "/municipality/approvals")}>
              <input type="hidden" name="associationId" value={associationId} />
              <input type="hidden" name="back" value="associations" />
              <Button small variant="quiet" name="showing" value="refuse">
                {t("municipality.associations.withdraw")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

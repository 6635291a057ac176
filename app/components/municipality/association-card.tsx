import { Link } from "@remix-run/react";
import type { AssociationStatus } from "~/domain/team";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Badge, type BadgeTone } from "../badge";

export type OfficeAssociation = {
  id: string;
  name: string;
  purpose: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  website: string;
  placeName: string;
  status: AssociationStatus;
  statusReason: string;
  createdAt: string | Date;
  owners: { name: string; emailConfirmed: boolean }[];
  needs: number;
};

const tones: Record<AssociationStatus, BadgeTone> = {
  applied: "sun",
  approved: "green",
  refused: "plain",
  suspended: "brick",
};

export function StatusBadge({ status }: { status: AssociationStatus }) {
  const t = useT();
  return <Badge tone={tones[status]}>{t(`municipality.associations.status.${status}`)}</Badge>;
}

/** One line of the list: name, standing, how many needs. */
export function AssociationLine({ association, to }: { association: OfficeAssociation; to: string }) {
  const t = useT();
  const { name, status, needs, placeName } = association;
  const count =
    needs === 0
      ? t("municipality.associations.noNeeds")
      : t("municipality.associations.needs", { count: needs });
  return (
    <li className="person">
      <span className="person-text">
        <Link className="person-name" to={to}>
          {name}
        </Link>
        <span className="person-detail">{[placeName, count].filter(Boolean).join(" · ")}</span>
      </span>
      <StatusBadge status={status} />
    </li>
  );
}

/** Everything a decision rests on. */
export function AssociationFacts({ association }: { association: OfficeAssociation }) {
  const t = useT();
  const locale = useLocale();
  const { purpose, contactName, contactEmail, contactPhone, website, placeName, owners, createdAt } =
    association;
  return (
    <dl className="office-facts">
      {purpose && <Row label={t("municipality.associations.purpose")}>{purpose}</Row>}
      {placeName && <Row label={t("municipality.associations.place")}>{placeName}</Row>}
      <Row label={t("municipality.associations.contact")}>
        {contactName}, <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        {contactPhone && (
          <>
            , <a href={`tel:${contactPhone.replace(/[^+\d]/g, "")}`}>{contactPhone}</a>
          </>
        )}
      </Row>
      {/^https?:\/\//.test(website) && (
        <Row label={t("municipality.associations.website")}>
          <a href={website} rel="noreferrer nofollow">
            {website}
          </a>
        </Row>
      )}
      <Row label={t("municipality.associations.owner")}>
        {owners.map(({ name, emailConfirmed }) => (
          <span key={name} className="office-owner">
            {name}
            {!emailConfirmed && (
              <span className="small muted"> ({t("municipality.associations.ownerUnconfirmed")})</span>
            )}
          </span>
        ))}
      </Row>
      <Row label={t("municipality.associations.status.applied")}>
        {t("municipality.approvals.since", { day: formatDay(createdAt, locale, "long") })}
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

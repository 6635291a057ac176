import { Form, Link } from "@remix-run/react";
import { type AuditAct, type AuditSubjectKind, auditActs } from "~/domain/audit";
import type { Role } from "~/domain/permissions";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatTime } from "~/i18n/format";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { Field, Select } from "./field";
import { type OfficeNav, officeLink } from "./municipality/office-nav";

export type AuditRow = {
  seq: string;
  at: string;
  /** `you`, `system`, `visitor`, or eight characters of a pseudonym */
  actor: string;
  role: Role | "system";
  act: AuditAct;
  subject: { kind: AuditSubjectKind; short: string; link: string | null; you: boolean } | null;
};

type Props = { office: OfficeNav; entries: readonly AuditRow[]; act: AuditAct | null; count: number };

/** Who did what to whom, when, from which role: in words, newest first. */
export function AuditLog({ office, entries, act, count }: Props) {
  const t = useT();
  return (
    <>
      <Form method="get" className="row">
        {office.several && <input type="hidden" name="m" value={office.slug} />}
        <Field id="act" label={t("report.audit.filter")}>
          {(control) => (
            <Select {...control} name="act" defaultValue={act ?? ""}>
              <option value="">{t("report.audit.all")}</option>
              {auditActs.map((one) => (
                <option key={one} value={one}>
                  {t(`report.audit.act.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button variant="secondary">{t("report.audit.show")}</Button>
      </Form>
      {entries.length === 0 ? (
        <EmptyState icon="list" title={t("report.audit.empty")}>
          {t("report.audit.emptyText")}
        </EmptyState>
      ) : (
        <section className="stack-tight">
          <p className="muted">{t("report.audit.count", { count })}</p>
          <ol className="report-log">
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} office={office} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Entry({ entry, office }: { entry: AuditRow; office: OfficeNav }) {
  const t = useT();
  const locale = useLocale();
  const { at, act, actor, role, subject, seq } = entry;
  const about =
    subject &&
    (subject.you ? t("report.audit.you") : t(`report.audit.kind.${subject.kind}`, { short: subject.short }));
  const known = actor === "you" || actor === "system" || actor === "visitor";
  return (
    <li>
      <strong>{t(`report.audit.act.${act}`)}</strong>
      {about && (
        <>
          {" · "}
          {subject?.link ? <Link to={officeLink(office, subject.link)}>{about}</Link> : about}
        </>
      )}
      <br />
      <span className="small muted">
        {[
          `${seq}.`,
          `${formatDay(at, locale)} ${new Date(at).getUTCFullYear()}, ${formatTime(at, locale)}`,
          known ? t(`report.audit.${actor}`) : t("report.audit.person", { short: actor }),
          actor === "system" || actor === "visitor" ? "" : t(`report.audit.role.${role}`),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

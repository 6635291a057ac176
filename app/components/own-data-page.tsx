import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { buttonClass, LinkButton } from "./button";
import { Disclosure } from "./disclosure";
import type { OwnData, OwnRow, OwnSection } from "./own-data";

/** Everything we hold about the reader; what is much is folded, nothing is left out. */
export function OwnDataPage({ data }: { data: OwnData }) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("privacy.data.title")}</h1>
        <p className="lead">{t("privacy.data.lead")}</p>
      </header>
      <div className="row">
        <a className={buttonClass({ variant: "secondary" })} href="/me/data.json" download="anpacken.json">
          {t("privacy.data.download")}
        </a>
        <LinkButton to="/me/leave" variant="quiet" icon="trash">
          {t("privacy.data.erase")}
        </LinkButton>
      </div>
      <p className="small muted">
        {t("privacy.data.downloadHint")} {t("privacy.data.correct")}
      </p>
      {data.sections.map((section) => (
        <Section key={section.table} section={section} />
      ))}
      {data.nothing.length > 0 && (
        <section className="section" aria-labelledby="nothing-title">
          <h2 id="nothing-title">{t("privacy.data.none")}</h2>
          <p className="muted">{data.nothing.join(" · ")}</p>
        </section>
      )}
      <p className="small muted">{t("privacy.data.others")}</p>
    </>
  );
}

const openUpTo = 5;

function Section({ section }: { section: OwnSection }) {
  const t = useT();
  const { table, title, rows, file, secret } = section;
  const said = rows.filter(({ facts }) => facts.length > 0);
  return (
    <section className="section own-data" aria-labelledby={`data-${table}`} data-table={table}>
      <h2 id={`data-${table}`}>{title}</h2>
      {said.length > openUpTo ? (
        <Disclosure summary={t("privacy.data.count", { count: rows.length })}>
          <Rows rows={said} />
        </Disclosure>
      ) : (
        <Rows rows={said} />
      )}
      <p className="small muted">
        {t("privacy.data.kept", { period: section.kept })}.{" "}
        {file.length > 0 && t("privacy.data.file", { columns: file.join(", ") })}{" "}
        {secret.length > 0 && t("privacy.data.secret", { columns: secret.join(", ") })}
      </p>
    </section>
  );
}

function Rows({ rows }: { rows: readonly OwnRow[] }) {
  const [first] = rows;
  if (rows.length === 1 && first) {
    return (
      <dl className="own-facts">
        {first.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <ul className="own-rows">
      {rows.map(({ key, facts }) => (
        <li key={key}>{facts.map(({ label, value }) => `${label}: ${value}`).join(" · ")}</li>
      ))}
    </ul>
  );
}

import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Button, LinkButton } from "../button";
import { EmptyState } from "../empty-state";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";

type Barrier = {
  id: string;
  text: string;
  contact: string;
  page: string;
  createdAt: string;
  doneAt: string | null;
};

type Props = { slug: string; barriers: readonly Barrier[]; done: boolean };

/** What is in people's way, the oldest first; then what was settled. */
export function BarrierList({ slug, barriers, done }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="stack">
      {done && <Notice kind="success">{t("access.list.done")}</Notice>}
      {barriers.length === 0 && (
        <EmptyState
          title={t("access.list.empty")}
          action={
            // Below its own path: the statement for everybody has no form where there are several municipalities.
            <LinkButton variant="secondary" icon="eye" to={`/m/${slug}/barrierefreiheit#melden`}>
              {t("access.list.form")}
            </LinkButton>
          }
        >
          {t("access.list.emptyText")}
        </EmptyState>
      )}
      <ul className="need-list">
        {barriers.map(({ id, text, contact, page, createdAt, doneAt }) => (
          <li key={id} className="section">
            <p className="pre-line" dir="auto">
              {text}
            </p>
            <p className="small muted">
              {t("access.list.received", { day: formatDay(createdAt, locale, "long") })}
              {page && ` ${t("access.list.on", { page })}`}
            </p>
            {contact && (
              <p>
                <a className="office-break" href={`mailto:${contact}`}>
                  {t("access.list.answer", { contact })}
                </a>
              </p>
            )}
            {doneAt ? (
              <p className="small muted">
                {t("access.list.settled", { day: formatDay(doneAt, locale, "long") })}
              </p>
            ) : (
              <OnceForm>
                <input type="hidden" name="id" value={id} />
                <Button variant="secondary" small icon="check">
                  {t("access.list.settle")}
                </Button>
              </OnceForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useT } from "~/i18n/context";
import { formatAgo, formatDay, formatTime } from "~/i18n/format";
import { reasonsLine } from "~/i18n/reasons";
import { BackLink } from "./back-link";
import { Badge } from "./badge";
import { CategoryTile } from "./icon";
import type { PingsData } from "./pings-data";
import { PingsLearned } from "./pings-learned";
import { PingsState } from "./pings-state";
import { sentence } from "./sentence";

type Props = { page: PingsData };

/** What rang and why, what was held back and why, and every switch for it. */
export function PingsPage({ page }: Props) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("pings.page.title")}</h1>
        <p className="lead">{t("pings.page.lead")}</p>
      </header>
      <PingsState page={page} />
      <Rang page={page} />
      <HeldBack page={page} />
      <PingsLearned page={page} />
    </>
  );
}

function Rang({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="section" aria-labelledby="rang-title">
      <h2 id="rang-title">{t("pings.page.rang")}</h2>
      {page.rang.length === 0 && <p className="muted">{t("pings.page.rangNone")}</p>}
      <ul className="commitments">
        {page.rang.map(({ id, need, at, reasons, answer, chance }) => (
          <Entry key={id} need={need}>
            <p className="muted">{sentence(formatAgo(at, locale, page.now))}</p>
            {reasons && <p>{sentence(reasonsLine(reasons, need.category, t, locale))}</p>}
            {chance !== null && (
              <p className="small muted">{t("pings.page.chance", { percent: Math.round(chance * 100) })}</p>
            )}
            <p className="badges">
              <Badge
                tone={answer === "yes" ? "green" : "plain"}
                icon={answer === "yes" ? "check" : undefined}
              >
                {t(`pings.answered.${answer ?? "none"}`)}
              </Badge>
            </p>
          </Entry>
        ))}
      </ul>
    </section>
  );
}

function HeldBack({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  const when = (at: string | null) =>
    at ? `${formatDay(at, locale, "short", page.now)}, ${formatTime(at, locale)}` : "";
  return (
    <section className="section" aria-labelledby="held-title">
      <h2 id="held-title">{t("pings.page.held")}</h2>
      {page.held.length === 0 && <p className="muted">{t("pings.page.heldNone")}</p>}
      <ul className="commitments">
        {page.held.map(({ id, need, at, why }) => (
          <Entry key={id} need={need}>
            <p data-held={why}>{t(`pings.held.${why}`, { when: when(at) })}</p>
          </Entry>
        ))}
      </ul>
    </section>
  );
}

function Entry({ need, children }: { need: PingsData["rang"][number]["need"]; children: ReactNode }) {
  return (
    <li>
      <article className="card commitment">
        <CategoryTile category={need.category} />
        <div className="commitment-body">
          <h3>
            <Link to={`/help/${need.id}`} dir="auto">
              {need.title}
            </Link>
          </h3>
          {children}
        </div>
      </article>
    </li>
  );
}

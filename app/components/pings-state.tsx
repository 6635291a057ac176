import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, weekdayAdverb } from "~/i18n/format";
import { Button } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import type { PingsData } from "./pings-data";

type Props = { page: PingsData };

/** What holds at the moment; each line leads to its switch. */
export function PingsState({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  const { used, budget, pausedUntil, digestDay, devices } = page;
  if (page.off) return <Off />;
  return (
    <section className="section" aria-labelledby="state-title">
      <h2 id="state-title">{t("pings.page.now")}</h2>
      <ul className="link-list">
        <Line to="/me/settings#weeklyBudget" icon="bell" detail={t("pings.state.budgetOf", { used, budget })}>
          {used < budget ? t("pings.state.budget", { count: budget - used }) : t("pings.state.noBudget")}
        </Line>
        <Line to="/me/settings#quietFrom" icon="clock">
          {quietText(page, t)}
        </Line>
        <Line to="/me/settings#digestDay" icon="calendar">
          {digestDay === null
            ? t("pings.state.noDigest")
            : t("pings.state.digest", { day: weekdayAdverb(digestDay, locale) })}
        </Line>
        <Line to="/me#pause" icon="bellOff">
          {pausedUntil
            ? t("pings.state.paused", { day: formatDay(pausedUntil, locale, "long", page.now) })
            : t("pings.page.pause")}
        </Line>
        <Line
          to="/me/devices#devices"
          icon="smartphone"
          detail={page.byMail ? t("pings.state.byMail") : undefined}
        >
          {devices === 0 ? t("pings.state.noDevices") : t("pings.state.devices", { count: devices })}
        </Line>
      </ul>
      <OnceForm action="/me/pings" className="stack-tight">
        <div>
          <Button variant="secondary" icon="bellOff" name="intent" value="off">
            {t("pings.page.off")}
          </Button>
        </div>
        <p className="small muted">{t("pings.page.offHint")}</p>
      </OnceForm>
    </section>
  );
}

function Off() {
  const t = useT();
  return (
    <Notice kind="warn" icon="bellOff" title={t("pings.page.isOff")}>
      <div className="stack-tight">
        <p>{t("pings.page.offHint")}</p>
        <OnceForm action="/me/pings">
          <Button variant="secondary" icon="bell" name="intent" value="on">
            {t("pings.page.on")}
          </Button>
        </OnceForm>
      </div>
    </Notice>
  );
}

type LineProps = { to: string; icon: IconName; detail?: string; children: ReactNode };

function Line({ to, icon, detail, children }: LineProps) {
  return (
    <li>
      <Link to={to}>
        <Icon name={icon} />
        <span>
          {children}
          {detail && <span className="link-detail">{detail}</span>}
        </span>
        <Icon name="chevronRight" />
      </Link>
    </li>
  );
}

function quietText({ quiet }: PingsData, t: ReturnType<typeof useT>): string {
  const { from, until, sundays } = quiet;
  if (from === until) return t(sundays ? "pings.state.quietSundaysOnly" : "pings.state.neverQuiet");
  const hours = t("pings.state.quiet", { from: clock(from), until: clock(until) });
  return sundays ? `${hours} ${t("pings.state.quietSundays")}` : hours;
}

/** Minutes after midnight: "20:30". */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

import { Form, Link } from "@remix-run/react";
import { addDaysBerlin } from "~/domain/berlin-time";
import type { RoundedCount } from "~/domain/counts";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatTime, isToday } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import { Button } from "../button";
import { Disclosure } from "../disclosure";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";
import type { RingingOfNeed } from "./team-need";

const reasons = [
  "waiting-for-answers",
  "night",
  "widening",
  "filled",
  "too-late",
  "nobody-left",
  "enough-waves",
] as const;

type RingingProps = { id: string; ringing: RingingOfNeed; now: Date };

/** When it rings next and why it waits, every wave so far, and the team's two buttons. */
export function RingingBlock({ id, ringing, now }: RingingProps) {
  const t = useT();
  const locale = useLocale();
  const { stayed, onSubmit } = useStay();
  return (
    <section className="section card" aria-labelledby="ringing-title">
      <h2 id="ringing-title">{t("association.ringing.title")}</h2>
      <p>{stateOf(ringing, now, t, locale)}</p>
      {ringing.waves.length > 0 && (
        <Disclosure summary={t("association.ringing.waves", { count: ringing.waves.length })}>
          <ol className="stack-tight">
            {ringing.waves.map((wave) => (
              <li key={wave.nr}>
                <strong>{dayAndTime(wave.at, now, t, locale)}</strong>{" "}
                {t("association.ringing.wave", {
                  rung: countText(wave.rung, t),
                  opened: countText(wave.opened, t),
                  declined: countText(wave.declined, t),
                })}
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
      {stayed && <UnreachedNotice answer={stayed} />}
      <Form
        method="post"
        action={`/association/help/${id}/ringing`}
        className="ringing-buttons"
        onSubmit={onSubmit}
      >
        {ringing.mayRingNow && (
          <Button variant="secondary" name="intent" value="now">
            {t("association.ringing.now")}
          </Button>
        )}
        {ringing.stopped ? (
          <Button variant="secondary" name="intent" value="resume">
            {t("association.ringing.resume")}
          </Button>
        ) : (
          (ringing.nextAt || ringing.waiting) && (
            <Button variant="quiet" name="intent" value="stop">
              {t("association.ringing.stop")}
            </Button>
          )
        )}
        {!ringing.urgent && (
          <Link className="button button-quiet" to={`/association/help/${id}/edit#urgency`}>
            {t("association.ringing.urgent")}
          </Link>
        )}
      </Form>
    </section>
  );
}

function stateOf(ringing: RingingOfNeed, now: Date, t: T, locale: Locale): string {
  if (ringing.waitsForRelease) return t("association.ringing.waitsForRelease");
  if (ringing.stopped) return t("association.ringing.stopped");
  const why = reasons.find((one) => one === ringing.why);
  // Where nobody was asked yet, not everybody is.
  if (why === "nobody-left" && ringing.waves.length === 0) return t("association.ringing.none");
  const because = why ? t(`association.ringing.why.${why}`) : "";
  if (!ringing.nextAt) return because || t("association.ringing.none");
  const next = t("association.ringing.next", { when: dayAndTime(ringing.nextAt, now, t, locale) });
  return [next, because].filter(Boolean).join(" ");
}

function dayAndTime(at: Date, now: Date, t: T, locale: Locale): string {
  const time = formatTime(at, locale);
  if (isToday(at, now)) return t("association.ringing.today", { time });
  if (isToday(at, addDaysBerlin(now, 1))) return t("association.ringing.tomorrow", { time });
  return t("association.ringing.on", { day: formatDay(at, locale, "short"), time });
}

function countText(count: RoundedCount, t: T): string {
  if ("few" in count) return t("association.ringing.few");
  return count.about === 0
    ? t("association.ringing.nobody")
    : t("association.ringing.about", { count: count.about });
}

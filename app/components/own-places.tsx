import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatShift, formatTime } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { buttonClass } from "./button";
import { Icon } from "./icon";
import { AnswerForm, WithdrawForm } from "./need-answers";
import type { NeedPageData, NeedShift } from "./need-page-data";
import { clockWords } from "./need-when-where";
import { Notice } from "./notice";

type Props = { page: NeedPageData };

/** "Du bist dabei": when, where, whom to call, and the way out. */
export function OwnPlaces({ page }: Props) {
  const own = page.shifts.filter((shift) => shift.coming);
  const cancelled = page.need.status === "cancelled";
  return (
    <>
      {page.askStillFits && <StillFits page={page} own={own} />}
      {!cancelled && own.map((shift) => <OwnPlace key={shift.id} page={page} shift={shift} />)}
    </>
  );
}

function OwnPlace({ page, shift }: Props & { shift: NeedShift }) {
  const t = useT();
  const locale = useLocale();
  const { need, confirmed } = page;
  const place = confirmed?.place ?? need.place;
  const where = place.meetingPoint ?? place.name ?? t("help.in.fromHome");
  const what = { appointment: appointment(page, shift, t("help.clock"), locale), place: where };
  const over = Date.parse(shift.end) <= Date.parse(page.now);
  const more = (shift.people ?? 1) - 1;
  return (
    <section className="own-place">
      <Notice
        kind="success"
        title={<span className="own-place-title">{t(over ? "help.in.was" : "help.in.title", what)}</span>}
      >
        <div className="stack-tight">
          {more > 0 && !need.unit && <p>{t("help.in.withOthers", { count: more })}</p>}
          {need.unit && <p>{t("help.in.units", { count: shift.people ?? 1, unit: need.unit })}</p>}
          <Contact page={page} />
          {over && <p>{t("help.in.thanks")}</p>}
        </div>
      </Notice>
      {!over && !page.askStillFits && (
        <WithdrawForm id={need.id} shiftId={shift.id} label={t("help.in.withdraw")} variant="quiet" small />
      )}
    </section>
  );
}

function Contact({ page }: Props) {
  const t = useT();
  const { confirmed } = page;
  if (!confirmed || (!confirmed.contactName && !confirmed.contactPhone)) return null;
  const { contactName, contactPhone } = confirmed;
  return (
    <>
      {contactName && <p>{t("help.in.contact", { name: contactName })}</p>}
      {contactPhone && (
        <p>
          <a
            className={buttonClass({ variant: "secondary", small: true })}
            href={`tel:${contactPhone.replace(/[^+\d]/g, "")}`}
          >
            <Icon name="phone" />
            {contactPhone}
          </a>
        </p>
      )}
    </>
  );
}

/** After a change of time or place; nobody is taken out for not answering. */
function StillFits({ page, own }: Props & { own: readonly NeedShift[] }) {
  const t = useT();
  const locale = useLocale();
  const { need } = page;
  return (
    <Notice kind="warn" icon="calendar" title={t("help.stillFits.title")}>
      <div className="stack-tight">
        <p>{t("help.stillFits.text")}</p>
        <div className="row">
          <AnswerForm id={need.id} answer="still-fits" label={t("help.stillFits.yes")} variant="primary" />
          {own.map((shift) => (
            <WithdrawForm
              key={shift.id}
              id={need.id}
              shiftId={shift.id}
              label={
                own.length > 1
                  ? t("help.stillFits.noFor", { shift: formatShift(shift, locale, page.now) })
                  : t("help.stillFits.no")
              }
            />
          ))}
        </div>
      </div>
    </Notice>
  );
}

/** "Samstag, 28. November, 13:45 Uhr": the meeting time where there is one, else the beginning. */
function appointment(page: NeedPageData, shift: NeedShift, clock: string, locale: Locale): string {
  if (shift.flexible) return formatShift(shift, locale, page.now);
  const time = page.need.meetAt ? clockWords(page.need.meetAt, clock) : formatTime(shift.start, locale);
  return [formatDay(shift.start, locale, "long", page.now), time].join(locale === "ar" ? "، " : ", ");
}

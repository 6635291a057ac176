import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { progress } from "~/domain/need-status";
import { cancelReasonText } from "~/i18n/cancel-reason";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { Button } from "../button";
import { Icon } from "../icon";
import { Notice } from "../notice";
import { ProgressRing } from "../progress-ring";
import { ShareBox } from "../share-box";
import { useLiveNeed } from "./live-need";
import { ReachLine } from "./reach-line";
import { Roster, type RosterAnswer, type RosterDone } from "./roster";
import type { Reach, TeamNeed } from "./team-need";

export type NeedDone = "published" | "saved" | "closed" | "reopened" | "cancelled";

export type TeamNeedPageProps = {
  need: TeamNeed;
  reach: Reach;
  now: Date;
  version: string;
  shareUrl: string;
  done: NeedDone | null;
  rosterDone: RosterDone | null;
  /** why an action on this page was refused */
  refused: "not-draft" | null;
  answer?: RosterAnswer | null;
};

/** The organiser's page: how many are found, who is coming, what to do next. Follows along by itself. */
export function TeamNeedPage(props: TeamNeedPageProps) {
  const { need, reach, now, version, shareUrl, done, rosterDone, refused, answer = null } = props;
  const t = useT();
  useLiveNeed(need.id, version);
  const open = need.status === "open" && !need.past;
  const shareable = (need.status === "open" || need.status === "filled") && !need.past;
  const share = shareable && <Share need={need} url={shareUrl} now={now} />;
  return (
    <div className="page-wide">
      <Head need={need} now={now} />
      {refused && (
        <Notice kind="refusal" reason={refused}>
          {t(`association.refusal.${refused}`)}
        </Notice>
      )}
      {done && <DoneNotice done={done} />}
      <div className="split team-need">
        <div className="stack">
          {done === "published" && share}
          <Status need={need}>{<ReachLine reach={reach} now={now} open={open} />}</Status>
          <Roster need={need} now={now} done={rosterDone} answer={answer} />
          <StatusForm need={need} />
        </div>
        <aside className="stack">
          {done !== "published" && share}
          <p>
            <Link className="row" to={`/help/${need.id}`}>
              <Icon name="eye" />
              {t("association.need.publicPage")}
            </Link>
          </p>
        </aside>
      </div>
    </div>
  );
}

function Head({ need, now }: { need: TeamNeed; now: Date }) {
  const t = useT();
  const changeable = need.status !== "cancelled";
  return (
    <div className="page-head">
      <div className="row-spread team-need-bar">
        <Link className="back-link" to="/association">
          <Icon name="chevronLeft" />
          {t("association.need.back")}
        </Link>
        {changeable && (
          <span className="row">
            <Link className="button button-small" to={`/association/help/${need.id}/edit`}>
              {t("association.need.change")}
            </Link>
            {!need.past && (
              <Link className="button button-small" to={`/association/help/${need.id}/cancel`}>
                {t("association.need.cancel")}
              </Link>
            )}
          </span>
        )}
      </div>
      <h1>{need.title}</h1>
      <p className="muted">{[whenOf(need, now, t, useLocale()), need.place].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Status({ need, children }: { need: TeamNeed; children: ReactNode }) {
  const t = useT();
  const { found, places } = progress(need.shifts);
  const count = need.unit
    ? t("common.need.foundUnit", { taken: found, places, unit: need.unit })
    : t("common.need.found", { taken: found, places });
  return (
    <section className="team-status" aria-label={count}>
      <ProgressRing taken={found} places={places} />
      <div className="stack-tight">
        <p className="team-status-title">{statusText(need, places - found, t)}</p>
        <div className="muted">{children}</div>
        <p className="visually-hidden" aria-live="polite">
          {count}
        </p>
        <noscript>
          <a href={`/association/help/${need.id}`}>{t("association.need.reload")}</a>
        </noscript>
      </div>
    </section>
  );
}

/** "Genug gefunden", and back. */
function StatusForm({ need }: { need: TeamNeed }) {
  const t = useT();
  const closed = need.status === "closed";
  if (need.past || need.status === "cancelled") return null;
  return (
    <Form method="post" action={`/association/help/${need.id}/status`}>
      <Button
        full
        variant={closed ? "primary" : "secondary"}
        name="intent"
        value={closed ? "reopen" : "close"}
      >
        {t(closed ? "association.need.reopen" : "association.need.enough")}
      </Button>
    </Form>
  );
}

function Share({ need, url, now }: { need: TeamNeed; url: string; now: Date }) {
  const t = useT();
  const locale = useLocale();
  const { associationName: association, title } = need;
  return (
    <section className="section card" aria-labelledby="share-title">
      <h2 id="share-title">{t("association.need.shareTitle")}</h2>
      <p className="muted">{t("association.need.shareTip")}</p>
      <ShareBox
        url={url}
        text={t("association.need.shareText", { association, title, when: whenOf(need, now, t, locale) })}
      />
    </section>
  );
}

function DoneNotice({ done }: { done: NeedDone }) {
  const t = useT();
  if (done === "published" || done === "saved") {
    return (
      <Notice kind="success" title={t(`association.need.${done}Title`)}>
        {t(`association.need.${done}`)}
      </Notice>
    );
  }
  const text = { closed: "closedNow", reopened: "reopened", cancelled: "cancelledNow" } as const;
  return <Notice kind="success">{t(`association.need.${text[done]}`)}</Notice>;
}

function statusText(need: TeamNeed, missing: number, t: ReturnType<typeof useT>): string {
  if (need.status === "cancelled") {
    const reason = cancelReasonText(need.cancelReason, t);
    return reason ? t("association.need.cancelled", { reason }) : t("association.need.cancelledPlain");
  }
  if (need.past) return t("association.need.past");
  if (need.status === "closed") return t("association.need.closed");
  if (missing <= 0) return t("association.need.found");
  if (need.unit) return t("association.need.missingUnit", { count: missing, unit: need.unit });
  return t("association.need.missing", { count: missing });
}

function whenOf(
  need: TeamNeed,
  now: Date,
  t: ReturnType<typeof useT>,
  locale: ReturnType<typeof useLocale>,
): string {
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const next = ahead[0] ?? need.shifts[0];
  if (!next) return "";
  const more = (ahead.length || need.shifts.length) - 1;
  const when = formatShift(next, locale, now);
  return more > 0 ? `${when} ${t("association.need.moreShifts", { count: more })}` : when;
}

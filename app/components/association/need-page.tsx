import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { shortShown } from "~/domain/short-link";
import { useLocale, useT } from "~/i18n/context";
import { BackLink } from "../back-link";
import { Icon } from "../icon";
import { Notice } from "../notice";
import { PasskeyOffer } from "../passkey-offer";
import { ReportDecisions, type TeamDecisionNote } from "../report-decisions";
import { sentence } from "../sentence";
import { ShareBox } from "../share-box";
import { ForgetKept } from "./forget-kept";
import { useLiveNeed } from "./live-need";
import { NeedStatusBlock, NeedStatusForm } from "./need-status";
import { ReachLine } from "./reach-line";
import { RingingBlock } from "./ringing";
import { Roster, type RosterAnswer, type RosterDone } from "./roster";
import type { Reach, RingingOfNeed, TeamNeed } from "./team-need";
import { whenOf } from "./when";

export type NeedDone =
  | "published"
  | "saved"
  | "closed"
  | "reopened"
  | "cancelled"
  | "rung"
  | "stopped"
  | "resumed";

export type NeedPageRefusal = "not-draft" | "already" | "nothing-to-ring";

export type TeamNeedPageProps = {
  need: TeamNeed;
  reach: Reach;
  /** what the town hall decided about it */
  decisions: readonly TeamDecisionNote[];
  ringing: RingingOfNeed;
  now: Date;
  version: string;
  /** of its code, for paper */
  shortUrl: string;
  done: NeedDone | null;
  rosterDone: RosterDone | null;
  /** why an action on this page was refused */
  refused: NeedPageRefusal | null;
  answer?: RosterAnswer | null;
  /** to ring this browser */
  offer?: ReactNode;
};

/** The organiser's page: how many are found, who is coming, what to do next. Follows along by itself. */
export function TeamNeedPage(props: TeamNeedPageProps) {
  const {
    need,
    reach,
    ringing,
    now,
    version,
    shortUrl,
    done,
    rosterDone,
    refused,
    answer = null,
    offer,
  } = props;
  const t = useT();
  useLiveNeed(need.id, version);
  const open = need.status === "open" && !need.past;
  const shareable = (need.status === "open" || need.status === "filled") && !need.past;
  const share = shareable && <Share need={need} url={shortUrl} now={now} />;
  return (
    <div className="page-wide">
      <Head need={need} now={now} />
      {refused && (
        <Notice kind="refusal" reason={refused}>
          {t(`association.refusal.${refused}`)}
        </Notice>
      )}
      {done && <DoneNotice done={done} />}
      {(done === "published" || done === "saved") && <ForgetKept ids={["new", need.id]} />}
      <ReportDecisions decisions={props.decisions} />
      <div className="split team-need">
        <div className="stack">
          <NeedStatusBlock need={need}>
            <ReachLine reach={reach} now={now} open={open} />
          </NeedStatusBlock>
          {done === "published" && share}
          {offer}
          <Roster need={need} now={now} done={rosterDone} answer={answer} />
          {open && <RingingBlock id={need.id} ringing={ringing} now={now} />}
          <NeedStatusForm need={need} />
          {done === "published" && <PasskeyOffer />}
        </div>
        <aside className="stack">
          {done !== "published" && share}
          <p className="team-need-ways">
            <Link className="row" to={`/help/${need.id}`}>
              <Icon name="eye" />
              {t("association.need.publicPage")}
            </Link>
            <Link className="row" to={`/association/help/new?${new URLSearchParams({ copy: need.id })}`}>
              <Icon name="copy" />
              {t("association.need.copy")}
            </Link>
          </p>
        </aside>
      </div>
    </div>
  );
}

function Head({ need, now }: { need: TeamNeed; now: Date }) {
  const t = useT();
  const locale = useLocale();
  const changeable = need.status !== "cancelled";
  return (
    <div className="page-head">
      <div className="row-spread team-need-bar">
        <BackLink to="/association">{t("association.need.back")}</BackLink>
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
      <h1 lang={need.lang}>{need.title}</h1>
      <p className="muted">
        {[sentence(whenOf(need, now, t, locale)), need.place].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

type ShareProps = { need: TeamNeed; url: string; now: Date };

function Share({ need, url, now }: ShareProps) {
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
      <p className="share-code">{t("calendar.short.shown", { address: shortShown(url) })}</p>
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
  if (done === "rung" || done === "stopped" || done === "resumed") {
    return <Notice kind="success">{t(`association.ringing.done.${done}`)}</Notice>;
  }
  const text = { closed: "closedNow", reopened: "reopened", cancelled: "cancelledNow" } as const;
  return <Notice kind="success">{t(`association.need.${text[done]}`)}</Notice>;
}

import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import { BackLink } from "./back-link";
import { Badge } from "./badge";
import { Disclosure } from "./disclosure";
import { CategoryTile, Icon } from "./icon";
import { NeedFacts } from "./need-facts";
import { blocks, type NeedPageData, type NeedPageFailure } from "./need-page-data";
import { NeedStanding } from "./need-standing";
import { Notice } from "./notice";
import { OwnPlaces } from "./own-places";
import { PasskeyOffer } from "./passkey-offer";
import { Progress } from "./progress";
import { BlockForm } from "./report-blocks";
import { HiddenNeed } from "./report-hidden";
import { sentence } from "./sentence";
import { ShareBox } from "./share-box";
import { SignupForm } from "./signup-form";

/** `page` null: the need is not shown at the moment. */
type NeedPageProps = { page: NeedPageData | null; failure?: NeedPageFailure };

export function NeedPage({ page, failure }: NeedPageProps) {
  return page ? <ShownNeed page={page} failure={failure} /> : <HiddenNeed refusal={failure?.refusal} />;
}

/** What is needed, when and where, and the one button. */
function ShownNeed({ page, failure }: { page: NeedPageData; failure?: NeedPageFailure }) {
  const t = useT();
  useOpened(page);
  const { need, shifts } = page;
  const coming = shifts.some((shift) => shift.coming);
  const open = shifts.filter((shift) => !shift.coming && !blocks(shift.refusal));
  const takes = (need.status === "open" || need.status === "filled") && !page.over && open.length > 0;
  const signsUp = takes && !coming && !page.declined;
  return (
    <div className="page need-page">
      <article className="need-main">
        <div className="need-story">
          <NeedHead page={page} coming={coming} />
          <NeedStanding page={page} coming={coming} failure={failure} />
          {coming && <OwnPlaces page={page} />}
          {coming && <PasskeyOffer />}
          {!coming && <Reasons page={page} />}
          <NeedFacts page={page} />
          {need.text && <p className="need-text">{need.text}</p>}
          {takes && coming && (
            <Disclosure summary={t("help.signup.another")} open={failure?.values !== undefined}>
              <SignupForm page={page} failure={failure} inDisclosure />
            </Disclosure>
          )}
        </div>
        {signsUp && (
          <div className="need-act">
            <SignupForm page={page} failure={failure} />
          </div>
        )}
      </article>
      <Aside page={page} />
    </div>
  );
}

function NeedHead({ page, coming }: { page: NeedPageData; coming: boolean }) {
  const t = useT();
  const { need, shifts } = page;
  const places = shifts.reduce((sum, shift) => sum + shift.places, 0);
  const taken = shifts.reduce((sum, shift) => sum + Math.min(shift.taken, shift.places), 0);
  const counts = need.status === "open" && !page.over && !page.halted;
  return (
    <header className="page-head">
      <BackLink to="/">{t("help.toList")}</BackLink>
      {need.emergency && <Notice kind="warn">{t("common.need.emergency")}</Notice>}
      <p className="association-line">
        <CategoryTile category={need.category} />
        <span>
          {[need.association, need.department].filter(Boolean).join(", ")}
          <br />
          <span className="small">{t("help.approved", { municipality: need.municipality })}</span>
        </span>
      </p>
      <h1>{need.title}</h1>
      {counts && (
        <div className="need-count">
          <p>
            <strong>
              {need.unit
                ? t("common.need.foundUnit", { taken, places, unit: need.unit })
                : t("common.need.found", { taken, places })}
            </strong>
            {need.urgent && !coming && (
              <Badge tone="brick" icon="clock">
                {t("common.need.urgent")}
              </Badge>
            )}
          </p>
          <Progress taken={taken} places={places} />
        </div>
      )}
    </header>
  );
}

function Reasons({ page }: { page: NeedPageData }) {
  const t = useT();
  const locale = useLocale();
  if (!page.reasons || page.need.status !== "open" || page.declined) return null;
  return (
    <p className="reason-line">
      <Icon name="heart" />
      <span>
        <span className="visually-hidden">{t("help.whyYou")} </span>
        {sentence(reasonsLine(page.reasons, page.need.category, t, locale))}
      </span>
    </p>
  );
}

function Aside({ page }: { page: NeedPageData }) {
  const t = useT();
  const { need, url } = page;
  const live = need.status === "open" && !page.over && !page.halted;
  return (
    <aside className="need-aside">
      {live && (
        <section className="section">
          <h2>{t("common.share.title")}</h2>
          <ShareBox
            url={url}
            text={t("help.shareText", { title: need.title, association: need.association })}
          />
        </section>
      )}
      {page.block && <BlockForm needId={need.id} {...page.block} />}
      <p>
        <a className="small muted report-link" href={page.report}>
          {t("common.action.report")}
        </a>
      </p>
    </aside>
  );
}

/**
 * Tells the server that somebody looks: the organisers see how many opened it, and a GET would count link
 * previews, too. A ping that leads to a page already open asks it to look again.
 */
function useOpened({ need, viewer }: NeedPageData): void {
  const { revalidate } = useRevalidator();
  const signedIn = viewer !== null;
  const { id } = need;
  useEffect(() => {
    if (!signedIn) return;
    markOpened(id);
    const { serviceWorker } = navigator;
    const onMessage = ({ data }: MessageEvent) => {
      if (data?.type !== "ping-opened") return;
      markOpened(id);
      revalidate();
    };
    serviceWorker?.addEventListener("message", onMessage);
    return () => serviceWorker?.removeEventListener("message", onMessage);
  }, [signedIn, id, revalidate]);
}

function markOpened(id: string): void {
  void fetch(`/help/${id}/opened`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
}

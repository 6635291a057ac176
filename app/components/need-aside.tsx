import { useT } from "~/i18n/context";
import type { NeedPageData } from "./need-page-data";
import { NeedShifts } from "./need-shifts";
import { BlockForm } from "./report-blocks";
import { ShareBox } from "./share-box";

/** What comes after the decision: all shifts, passing it on, the calendar, and what one may object to. */
export function NeedAside({ page, coming }: { page: NeedPageData; coming: boolean }) {
  const t = useT();
  const { need } = page;
  const live = need.status === "open" && !page.over && !page.halted;
  const bare = !live && !coming && !page.block && page.shifts.length < 2;
  return (
    <aside className={bare ? "need-aside need-aside-bare" : "need-aside"}>
      <NeedShifts page={page} />
      {coming && (
        <p>
          <a href="/me/calendar">{t("help.calendar.own")}</a>
        </p>
      )}
      {live && (
        <section className="section" id="share">
          <h2>{t("common.share.title")}</h2>
          <ShareBox url={page.shortUrl} text={page.shareText} folded />
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

import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import { Disclosure } from "./disclosure";
import { Icon } from "./icon";
import { NeedAside } from "./need-aside";
import { NeedFacts } from "./need-facts";
import { NeedHead } from "./need-head";
import { NeedOffers } from "./need-offers";
import { blocks, type NeedPageData, type NeedPageFailure } from "./need-page-data";
import { NeedStanding } from "./need-standing";
import { NeedWhenWhere } from "./need-when-where";
import { OwnPlaces } from "./own-places";
import { HiddenNeed } from "./report-hidden";
import { sentence } from "./sentence";
import { SignupForm } from "./signup-form";

/** `page` null: the need is not shown at the moment. */
type NeedPageProps = { page: NeedPageData | null; failure?: NeedPageFailure };

export function NeedPage({ page, failure }: NeedPageProps) {
  return page ? <ShownNeed page={page} failure={failure} /> : <HiddenNeed refusal={failure?.refusal} />;
}

/** What is needed, when and where, and the one button; then everything else. */
function ShownNeed({ page, failure }: { page: NeedPageData; failure?: NeedPageFailure }) {
  const t = useT();
  const { need, shifts } = page;
  const coming = shifts.some((shift) => shift.coming);
  const open = shifts.filter((shift) => !shift.coming && !blocks(shift.refusal));
  const takes = (need.status === "open" || need.status === "filled") && !page.over && open.length > 0;
  const signsUp = takes && !coming && !page.declined;
  return (
    <div className="page need-page" data-need={need.id} data-looks-again>
      <article className="need-main">
        <div className="need-story">
          <NeedHead page={page} coming={coming} />
          <div data-notices />
          <NeedStanding page={page} coming={coming} failure={failure} />
          {coming && <OwnPlaces page={page} />}
          {!coming && <Reasons page={page} />}
          <NeedWhenWhere page={page} />
          {coming && !page.over && need.status !== "cancelled" && <NeedOffers pushKey={page.pushKey} />}
          {need.text && (
            <p className="need-text" lang={need.lang} dir="auto">
              {need.text}
            </p>
          )}
          <NeedFacts page={page} />
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
      <NeedAside page={page} coming={coming} />
    </div>
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

import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Badge } from "./badge";
import { CategoryTile, Icon } from "./icon";
import type { NeedPageData } from "./need-page-data";
import { Notice } from "./notice";
import { Progress } from "./progress";

type Props = { page: NeedPageData; coming: boolean };

/** Who asks, for what, and how many have been found. */
export function NeedHead({ page, coming }: Props) {
  const t = useT();
  const { need } = page;
  const live = need.status === "open" && !page.over && !page.halted;
  return (
    <header className="page-head">
      <div className="need-ways">
        <BackLink to="/">{t("help.toList")}</BackLink>
        {live && (
          <a className="back-link" href="#share" data-share={page.shortUrl} data-share-text={page.shareText}>
            <Icon name="share" />
            {t("common.action.share")}
          </a>
        )}
      </div>
      {need.emergency && <Notice kind="warn">{t("common.need.emergency")}</Notice>}
      <p className="association-line">
        <CategoryTile category={need.category} />
        <span>
          <a href={`/associations/${need.associationId}`} dir="auto">
            {need.association}
          </a>
          {need.department && `, ${need.department}`}
          <br />
          <span className="small">{t("help.approved", { municipality: need.municipality })}</span>
        </span>
      </p>
      <h1 lang={need.lang} dir="auto">
        {need.title}
      </h1>
      {live && <Found page={page} coming={coming} />}
    </header>
  );
}

function Found({ page: { need, shifts }, coming }: Props) {
  const t = useT();
  const places = shifts.reduce((sum, shift) => sum + shift.places, 0);
  const taken = shifts.reduce((sum, shift) => sum + Math.min(shift.taken, shift.places), 0);
  return (
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
  );
}

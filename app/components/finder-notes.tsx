import type { MouseEvent } from "react";
import { useT } from "~/i18n/context";
import { EmptyState } from "./empty-state";
import { addressOf, widened } from "./finder-choices";
import type { FinderControls } from "./finder-state";
import { Icon } from "./icon";
import { Notice } from "./notice";

type Props = { finder: FinderControls };

/** What was asked for did not arrive: what is there stays, and one tap asks again. */
export function FinderFailure({ finder }: Props) {
  const t = useT();
  if (finder.state.failed !== "needs") return null;
  return (
    <Notice kind="info" title={t("home.failed.title")}>
      <p>{t("home.failed.text")}</p>
      <button type="button" className="button button-secondary" onClick={finder.again}>
        {t("common.action.tryAgain")}
      </button>
    </Notice>
  );
}

/** Says what stands in the way, and takes it away in one tap. */
export function NothingFound({ finder }: Props) {
  const t = useT();
  const { filter, list, finder: found } = finder.state;
  const { widen, total, resident, path } = found;
  if (total === 0) {
    const join = !resident && (
      <a className="button button-primary" href="/join">
        {t("common.nav.join")}
      </a>
    );
    return (
      <EmptyState title={t("home.empty.title")} action={join}>
        {t(resident ? "home.empty.resident" : "home.empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className="stack-tight">
      <p className="muted">{t("home.nothing.text")}</p>
      {widen.map(({ drop, count }) => {
        const to = widened(filter, drop);
        const show = (event: MouseEvent) => {
          event.preventDefault();
          // The button goes with the list that it fills.
          document.getElementById("finder-title")?.focus({ preventScroll: true });
          finder.show(to);
        };
        return (
          <a
            key={drop}
            className="button button-secondary button-full"
            href={addressOf(path, to, list)}
            onClick={show}
          >
            {t(`home.nothing.${drop}`, { count })}
          </a>
        );
      })}
      <TellMe finder={finder} />
    </div>
  );
}

/** A ping for the future, where there is little now. */
export function TellMe({ finder }: Props) {
  const t = useT();
  const { wish, total } = finder.state.finder;
  if (!wish || total === 0) return null;
  return (
    <div className="join-invitation">
      <p>
        <strong>{t("home.wish.title")}</strong>
        <br />
        {t("home.wish.text")}
      </p>
      <a className="button button-primary" href={wish}>
        <Icon name="bell" />
        {t("home.wish.action")}
      </a>
    </div>
  );
}

export function JoinInvitation() {
  const t = useT();
  return (
    <div className="join-invitation">
      <p>
        <strong>{t("home.join.title")}</strong>
        <br />
        {t("home.join.text")}
      </p>
      <a className="button button-primary" href="/join">
        {t("common.nav.join")}
      </a>
    </div>
  );
}

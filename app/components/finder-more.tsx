import { useEffect, useRef } from "react";
import { useT } from "~/i18n/context";
import { addressOf } from "./finder-choices";
import { pageSize } from "./finder-data";
import type { FinderControls } from "./finder-state";

/** The next ones: a page of its own without scripts, below the others with them. */
export function More({ finder }: { finder: FinderControls }) {
  const t = useT();
  const { items, page, filter, list, asking, failed, finder: found } = finder.state;
  const button = useRef<HTMLAnchorElement>(null);
  const shown = useRef(items.length);
  const pressed = useRef(false);

  useEffect(() => {
    if (pressed.current && items.length > shown.current) {
      const first = items[shown.current]?.need.id;
      const card = first && document.querySelector<HTMLElement>(`.need-list [data-need="${first}"] a`);
      if (card) card.focus();
    }
    if (asking === null) pressed.current = false;
    shown.current = items.length;
  }, [items, asking]);

  if (page >= found.pages) return null;
  return (
    <>
      {failed === "more" && (
        <p className="field-error" role="alert">
          {t("home.failed.more")}
        </p>
      )}
      {asking === "more" && <div className="need-card-ghost" aria-hidden="true" />}
      <a
        ref={button}
        className="button button-secondary button-full"
        href={addressOf(found.path, filter, list, page + 1)}
        aria-busy={asking === "more"}
        onClick={(event) => {
          event.preventDefault();
          if (asking) return;
          pressed.current = true;
          finder.more();
        }}
      >
        {t("home.more", { count: Math.max(0, found.count - items.length - (found.page - 1) * pageSize) })}
      </a>
    </>
  );
}

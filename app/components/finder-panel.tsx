import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { Filter } from "~/domain/finding/filter";
import { useT } from "~/i18n/context";
import { addressOf, chosenOf, nothingChosen, ticked } from "./finder-choices";
import { FinderPanelChoices } from "./finder-panel-choices";
import type { FinderControls } from "./finder-state";
import { Icon } from "./icon";

/** All choices, each with what it would leave. Every one counts at once; without scripts the button sends them. */
export function FinderPanel({ finder }: { finder: FinderControls }) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  const opened = useRef(false);
  const { filter, finder: found, list } = finder.state;
  const chosen = chosenOf(filter).length;

  const choose = (to: Filter) => {
    // One step back leads to what was before the panel, not through each of its choices.
    finder.show(to, opened.current ? "replace" : "push");
    opened.current = true;
  };
  const close = () => {
    const panel = details.current;
    if (!panel?.open) return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  // It lies over map and list: what has the focus there must not be under it.
  const blur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  useEffect(() => {
    const outside = ({ target }: Event) => {
      const panel = details.current;
      if (panel?.open && target instanceof Node && !panel.contains(target)) panel.open = false;
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, []);
  // What was ticked before React listened counts as well.
  const begun = useRef({ filter, choose });
  useEffect(() => {
    const { filter, choose } = begun.current;
    const boxes = details.current?.querySelectorAll<HTMLInputElement>("input") ?? [];
    const early = ticked(filter, [...boxes]);
    if (early) choose(early);
  }, []);

  return (
    <details
      ref={details}
      className="filter-all"
      onKeyDown={press}
      onBlur={blur}
      onToggle={() => {
        opened.current = false;
      }}
    >
      <summary className="chip" data-chosen={chosen > 0 || undefined}>
        <Icon name="filter" />
        {chosen > 0 ? t("home.filter.someChosen", { count: chosen }) : t("home.filter.all")}
      </summary>
      <div className="filter-panel">
        <FinderPanelChoices filter={filter} found={found} onChoose={choose} />
        <div className="filter-done">
          <a
            className="button button-quiet"
            href={addressOf(found.path, nothingChosen, list)}
            onClick={(event) => {
              event.preventDefault();
              choose(nothingChosen);
            }}
          >
            {t("home.filter.reset")}
          </a>
          <button type="submit" className="button button-primary" onClick={close}>
            {t("home.filter.show", { count: found.open })}
          </button>
        </div>
      </div>
    </details>
  );
}

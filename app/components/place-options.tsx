import { useEffect, useRef } from "react";
import { useT } from "~/i18n/context";
import { Icon } from "./icon";
import type { Suggestion } from "./place-suggestions";

type PlaceOptionsProps = {
  id: string;
  places: readonly Suggestion[];
  /** the text whose streets are looked up only when somebody asks for it: one option more */
  ask: string | null;
  shown: boolean;
  /** -1: none */
  active: number;
  onTake: (at: number) => void;
};

/** The list of a combobox. The keys are the field's: nothing in here is ever focused. */
export function PlaceOptions({ id, places, ask, shown, active, onTake }: PlaceOptionsProps) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const option = (at: number) => ({
    id: `${id}-${at}`,
    role: "option",
    tabIndex: -1,
    "aria-selected": at === active,
    className: "combobox-option",
    // Else the field would lose its focus, and with it the list, before the click arrives.
    onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => onTake(at),
  });

  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={t("places.list")}
      className="combobox-list"
      hidden={!shown}
    >
      {places.map(({ name, detail, label, lat, lon }, at) => (
        <div key={`${label} ${lat} ${lon}`} {...option(at)}>
          <strong>{name}</strong> <span className="muted small">{detail}</span>
        </div>
      ))}
      {ask !== null && (
        <div {...option(places.length)}>
          <Icon name="search" /> {t("places.askStreets", { text: ask })}
        </div>
      )}
    </div>
  );
}

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { categories } from "~/domain/categories";
import { eases, type Filter, whens } from "~/domain/finding/filter";
import { useT } from "~/i18n/context";
import { CheckboxChip, RadioChip } from "./choice";
import { Count } from "./finder-bar";
import { addressOf, easeIcon, nothingChosen, toggled, whenIcon } from "./finder-choices";
import type { FinderControls } from "./finder-state";
import { categoryIcon, Icon } from "./icon";

type FinderPanelProps = { finder: FinderControls; chosen: number };

/** All choices, each with what it would leave. Every one counts at once; without scripts the button sends them. */
export function FinderPanel({ finder, chosen }: FinderPanelProps) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  const opened = useRef(false);
  const { filter, finder: found, list } = finder.state;
  const { facets, resident, open, path } = found;

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
        <Choices legend={t("home.filter.when")}>
          <RadioChip
            name="when"
            value=""
            label={t("home.when.any")}
            checked={filter.when === null}
            onChange={() => choose({ ...filter, when: null })}
          />
          {whens
            .filter((when) => resident || when !== "own")
            .map((when) => (
              <RadioChip
                key={when}
                name="when"
                value={when}
                icon={whenIcon[when]}
                label={<Label text={t(`home.when.${when}`)} count={facets.when[when]} />}
                checked={filter.when === when}
                onChange={() => choose({ ...filter, when })}
              />
            ))}
        </Choices>
        <Choices legend={t("home.filter.radius")}>
          <RadioChip
            name="km"
            value=""
            label={t("home.filter.anyRadius")}
            checked={filter.km === null}
            onChange={() => choose({ ...filter, km: null })}
          />
          {facets.km.map(({ km, count }) => (
            <RadioChip
              key={km}
              name="km"
              value={km}
              label={<Label text={t("home.filter.within", { km })} count={count} />}
              checked={filter.km === km}
              onChange={() => choose({ ...filter, km, bbox: null })}
            />
          ))}
        </Choices>
        <Choices legend={t("home.filter.kinds")}>
          {categories.map((category) => (
            <CheckboxChip
              key={category}
              name="category"
              value={category}
              category={category}
              icon={categoryIcon[category]}
              label={<Label text={t(`labels.category.${category}`)} count={facets.category[category]} />}
              checked={filter.categories.includes(category)}
              onChange={({ currentTarget: { checked } }) =>
                choose({ ...filter, categories: toggled(filter.categories, category, checked) })
              }
            />
          ))}
        </Choices>
        <Choices legend={t("home.filter.ease")}>
          {resident && (
            <CheckboxChip
              name="fits"
              value="on"
              icon="heart"
              label={<Label text={t("common.need.fits")} count={facets.fits} />}
              checked={filter.fits}
              onChange={({ currentTarget: { checked } }) => choose({ ...filter, fits: checked })}
            />
          )}
          {eases.map((ease) => (
            <CheckboxChip
              key={ease}
              name="ease"
              value={ease}
              icon={easeIcon[ease]}
              label={<Label text={t(`home.ease.${ease}`)} count={facets.ease[ease]} />}
              checked={filter.ease.includes(ease)}
              onChange={({ currentTarget: { checked } }) =>
                choose({ ...filter, ease: toggled(filter.ease, ease, checked) })
              }
            />
          ))}
        </Choices>
        <div className="filter-done">
          <a
            className="button button-quiet"
            href={addressOf(path, nothingChosen, list)}
            onClick={(event) => {
              event.preventDefault();
              choose(nothingChosen);
            }}
          >
            {t("home.filter.reset")}
          </a>
          <button type="submit" className="button button-primary" onClick={close}>
            {t("home.filter.show", { count: open })}
          </button>
        </div>
      </div>
    </details>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="chips">{children}</div>
    </fieldset>
  );
}

function Label({ text, count }: { text: string; count: number }) {
  return (
    <>
      {text} <Count count={count} />
    </>
  );
}

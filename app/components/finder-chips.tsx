import type { MouseEvent } from "react";
import type { Filter } from "~/domain/finding/filter";
import { useT } from "~/i18n/context";
import {
  addressOf,
  type Chosen,
  chosenOf,
  easeIcon,
  nothingChosen,
  toggled,
  whenIcon,
} from "./finder-choices";
import { Count } from "./finder-count";
import { ListSwitch } from "./finder-places";
import type { FinderControls } from "./finder-state";
import { categoryIcon, Icon } from "./icon";
import type { IconName } from "./icon-paths";

/** What is chosen, each to be taken away, and what is often chosen. */
export function FinderChips({ finder }: { finder: FinderControls }) {
  const t = useT();
  const { finder: found, filter, list } = finder.state;
  const { facets, resident, path } = found;
  const chosen = chosenOf(filter);
  const link = (to: Filter) => ({
    href: addressOf(path, to, list),
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      keepPlace(event.currentTarget as HTMLElement);
      finder.show(to);
    },
  });
  const offer = (to: Filter, icon: IconName, label: string, count: number) => (
    <li key={label}>
      <a className="chip" {...link(to)} data-none={count === 0 || undefined}>
        <Icon name={icon} />
        {label} <Count count={count} />
      </a>
    </li>
  );
  return (
    <ul className="filter-chips" aria-label={t("home.filter.chosen")} tabIndex={-1}>
      {chosen.map((one) => (
        <li key={keyOf(one)}>
          <a className="chip chip-chosen" {...link(one.without)}>
            <Icon name={iconOf(one)} />
            <span className="visually-hidden">{t("home.filter.remove")} </span>
            <ChosenLabel chosen={one} />
            <Icon name="close" />
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a className="chip chip-reset" {...link(nothingChosen)}>
            {t("home.filter.reset")}
          </a>
        </li>
      )}
      {resident &&
        !filter.fits &&
        offer({ ...filter, fits: true }, "heart", t("common.need.fits"), facets.fits)}
      {(["today", "weekend"] as const).map(
        (when) =>
          filter.when !== when &&
          offer({ ...filter, when }, whenIcon[when], t(`home.when.${when}`), facets.when[when]),
      )}
      {(["no-german", "with-children"] as const).map(
        (ease) =>
          !filter.ease.includes(ease) &&
          offer(
            { ...filter, ease: toggled(filter.ease, ease, true) },
            easeIcon[ease],
            t(`home.ease.${ease}`),
            facets.ease[ease],
          ),
      )}
      <ListSwitch finder={finder} />
    </ul>
  );
}

/** A chip that is taken goes: what had the focus gives it to the row, so that it is not lost. */
function keepPlace(chip: HTMLElement): void {
  chip.closest<HTMLElement>(".filter-chips")?.focus({ preventScroll: true });
}

function keyOf(chosen: Chosen): string {
  if (chosen.kind === "category") return chosen.category;
  return chosen.kind === "ease" ? chosen.ease : chosen.kind;
}

function iconOf(chosen: Chosen): IconName {
  switch (chosen.kind) {
    case "category":
      return categoryIcon[chosen.category];
    case "ease":
      return easeIcon[chosen.ease];
    case "when":
      return whenIcon[chosen.when];
    case "fits":
      return "heart";
    case "bbox":
      return "map";
    default:
      return "pin";
  }
}

function ChosenLabel({ chosen }: { chosen: Chosen }) {
  const t = useT();
  switch (chosen.kind) {
    case "place":
      return chosen.place;
    case "near":
      return t("home.filter.nearMe");
    case "km":
      return t("home.filter.within", { km: chosen.km });
    case "when":
      return t(`home.when.${chosen.when}`);
    case "category":
      return t(`labels.category.${chosen.category}`);
    case "ease":
      return t(`home.ease.${chosen.ease}`);
    case "fits":
      return t("common.need.fits");
    case "bbox":
      return t("home.filter.bbox");
  }
}

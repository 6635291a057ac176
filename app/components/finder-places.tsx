import { useT } from "~/i18n/context";
import { addressOf } from "./finder-choices";
import type { FinderControls } from "./finder-state";
import { Icon } from "./icon";

type Props = { finder: FinderControls };

/** The way between the map with its list and the list alone. */
export function ListSwitch({ finder }: Props) {
  const t = useT();
  const { filter, list, finder: found } = finder.state;
  return (
    <li className="filter-switch">
      <a
        className="chip"
        href={addressOf(found.path, filter, !list)}
        onClick={(event) => {
          event.preventDefault();
          finder.show(filter, "push", !list);
        }}
      >
        <Icon name={list ? "map" : "list"} />
        {t(list ? "home.map.show" : "home.listOnly")}
      </a>
    </li>
  );
}

/** The way to the other municipalities of this installation, where there are any. */
export function Municipalities({ finder }: Props) {
  const t = useT();
  const { municipalities, municipality } = finder.state.finder;
  if (municipalities.length === 0) return null;
  return (
    <nav className="finder-municipalities" aria-label={t("home.municipalities.label")}>
      <ul className="link-list">
        {municipality && (
          <li>
            <a href="/">
              <Icon name="map" />
              {t("home.municipalities.all")}
              <Icon name="chevronRight" />
            </a>
          </li>
        )}
        {municipalities.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/m/${slug}`}>
              <Icon name="pin" />
              {name}
              <Icon name="chevronRight" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

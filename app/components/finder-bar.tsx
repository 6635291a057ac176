import type { FormEvent } from "react";
import { FinderChips } from "./finder-chips";
import { FinderPanel } from "./finder-panel";
import { FinderSearch } from "./finder-search";
import type { FinderControls } from "./finder-state";

/** What `<search>` says only to newer browsers. */
const landmark = { role: "search" };

/**
 * The place, what is chosen and what is often chosen, as one form: without scripts it is sent, and the chips are
 * links.
 */
export function FinderBar({ finder }: { finder: FinderControls }) {
  const { finder: found, filter, list } = finder.state;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const place = String(new FormData(event.currentTarget).get("place")).trim();
    if (place !== filter.place) finder.show({ ...filter, place, near: null, bbox: null });
  };
  return (
    <form className="finder-bar" method="get" action={found.path} {...landmark} onSubmit={submit}>
      {list && <input type="hidden" name="view" value="list" />}
      {filter.bbox && <input type="hidden" name="bbox" value={Object.values(filter.bbox).join(",")} />}
      <FinderSearch finder={finder} />
      <div className="filter-row">
        <FinderPanel finder={finder} />
        <FinderChips finder={finder} />
      </div>
    </form>
  );
}

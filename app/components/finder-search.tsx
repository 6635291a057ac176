import { useEffect, useRef, useState } from "react";
import { cellCentre, type Point } from "~/domain/place";
import { useT } from "~/i18n/context";
import type { FinderControls } from "./finder-state";
import { Icon } from "./icon";
import { PlaceCombobox } from "./place-combobox";
import type { Suggestion } from "./place-suggestions";

/** Kilometres around somebody's own position, when none were chosen. */
const usualRadius = 10;

/** A place by name, or where somebody is. */
export function FinderSearch({ finder }: { finder: FinderControls }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { filter, finder: found } = finder.state;
  const { place, near } = filter;

  // What was typed before React listened stays.
  const shown = useRef(place);
  useEffect(() => {
    if (input.current && shown.current !== place) input.current.value = place;
    shown.current = place;
  }, [place]);

  const choose = ({ label, lat, lon }: Suggestion) =>
    finder.show({ ...filter, place: label, near: cellCentre({ lat, lon }), bbox: null });

  return (
    <>
      <div className="finder-search">
        <button type="submit" aria-label={t("home.filter.search")}>
          <Icon name="search" />
        </button>
        <label className="visually-hidden" htmlFor="place">
          {t("home.filter.place")}
        </label>
        <PlaceCombobox
          control={{ id: "place" }}
          input={input}
          name="place"
          type="search"
          defaultValue={place}
          onType={() => undefined}
          onChoose={choose}
          placeholder={near && !place ? t("home.filter.here") : t("home.filter.place")}
          autoComplete="off"
          enterKeyHint="search"
        />
        {near && !place && <input type="hidden" name="near" value={`${near.lat},${near.lon}`} />}
        <LocateButton
          onLocated={(point) => {
            finder.show({ ...filter, place: "", near: point, km: filter.km ?? usualRadius, bbox: null });
          }}
        />
      </div>
      {found.filter.unknownPlace && (
        <p className="finder-unknown" role="alert">
          {t("home.filter.unknownPlace", { place: found.filter.place })}
        </p>
      )}
    </>
  );
}

/** Only with scripts; the point is coarsened to its 1 km cell before it leaves the browser. */
function LocateButton({ onLocated }: { onLocated: (point: Point) => void }) {
  const t = useT();
  const [state, setState] = useState<"absent" | "ready" | "asking" | "refused">("absent");

  useEffect(() => {
    if ("geolocation" in navigator) setState("ready");
  }, []);

  const locate = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("ready");
        const { lat, lon } = cellCentre({ lat: coords.latitude, lon: coords.longitude });
        onLocated({ lat, lon });
      },
      () => setState("refused"),
      { timeout: 10_000, maximumAge: 600_000 },
    );
  };

  return (
    <>
      <button
        type="button"
        onClick={locate}
        aria-label={t("home.filter.locate")}
        aria-busy={state === "asking"}
        data-state={state}
        hidden={state === "absent"}
      >
        <Icon name="locate" />
      </button>
      {state === "refused" && (
        <p className="finder-unknown" role="alert">
          {t("home.filter.notLocated")}
        </p>
      )}
    </>
  );
}

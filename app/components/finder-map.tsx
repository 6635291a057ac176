import { type Ref, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { ClusterMark, MapPoint } from "~/domain/finding/clusters";
import { useT } from "~/i18n/context";
import { LazyHelpMap } from "~/map/lazy-map";
import type { Listed, MapHandle, Moved } from "~/map/map-props";
import { savesData } from "~/map/saves-data.client";
import type { FinderState } from "./finder-change";
import { mapLabels } from "./map-settings";

type FinderMapProps = {
  state: FinderState;
  selectedId: string | null;
  onSelect: (need: MapPoint | null) => void;
  onPoint: (ids: string[]) => void;
  onMove: (moved: Moved) => void;
  handle: Ref<MapHandle>;
};

const kindsNamed = 4;

export function FinderMap({ state, ...props }: FinderMapProps) {
  const { finder, items, view } = state;
  const { map, around } = finder;
  const [asked, setAsked] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  // Known in the same render that lets the map come: an effect would be too late to keep its code away.
  const waits = useSyncExternalStore(nothingChanges, savesData, onServer) && !asked;
  const labels = useLabels();
  const listed = useMemo(
    () =>
      items.flatMap(({ need: { id, category, point, status } }): Listed[] =>
        point && status === "open" ? [{ id, category, ...point }] : [],
      ),
    [items],
  );

  const show = () => {
    setAsked(true);
    // The button goes: whoever used the keyboard goes on at the map.
    frame.current?.focus();
  };

  return (
    <div className="finder-map" ref={frame} tabIndex={-1}>
      {waits ? (
        <MapOnRequest onShow={show} />
      ) : (
        <LazyHelpMap
          {...props}
          view={view}
          tiles={map.tiles}
          tileLook={map.tileLook}
          attribution={map.attribution}
          streetCredit={map.streetCredit}
          className="map"
          points={finder.points}
          marks={finder.marks}
          listed={listed}
          around={around}
          labels={labels}
        />
      )}
    </div>
  );
}

const nothingChanges = () => () => undefined;
const onServer = () => false;

/** Who saves data gets the map when they ask for it: the list has everything. */
function MapOnRequest({ onShow }: { onShow: () => void }) {
  const t = useT();
  return (
    <div className="finder-map-asked">
      <p>{t("home.map.savesData")}</p>
      <button type="button" className="button button-secondary" onClick={onShow}>
        {t("home.map.show")}
      </button>
    </div>
  );
}

function useLabels() {
  const t = useT();
  return useMemo(
    () => ({
      ...mapLabels(t),
      need: ({ title, when, placesLeft, urgent, exact }: MapPoint) =>
        [
          t("home.map.pin", { title, when, count: placesLeft }),
          ...(urgent ? [t("common.need.urgent")] : []),
          ...(exact ? [] : [t("home.map.roughly")]),
        ].join(", "),
      cluster: ({ count, mix, urgent, zoomTo }: ClusterMark) => {
        const named = mix
          .slice(0, kindsNamed)
          .map((one) => `${one.count} ${t(`labels.category.${one.category}`)}`);
        const kinds = [...named, ...(mix.length > kindsNamed ? ["…"] : [])].join(", ");
        const text = t(zoomTo === null ? "home.map.together" : "home.map.cluster", { count, kinds });
        return urgent ? `${text}, ${t("home.map.someUrgent")}` : text;
      },
    }),
    [t],
  );
}

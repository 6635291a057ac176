import { Component, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import type { HelpMapProps, PointPickerProps } from "./map-props";

const HelpMap = lazy(() => import("./help-map.client").then((module) => ({ default: module.HelpMap })));
const PointPicker = lazy(() =>
  import("./point-picker.client").then((module) => ({ default: module.PointPicker })),
);

/** Leaflet comes after hydration and never to the server; until then a quiet ground of the same size. */
export function LazyHelpMap({ className, ...props }: HelpMapProps) {
  return (
    <MapFrame className={className} unavailable={props.labels.unavailable}>
      <HelpMap {...props} />
    </MapFrame>
  );
}

export function LazyPointPicker({ className, ...props }: PointPickerProps) {
  return (
    <MapFrame className={className} unavailable={props.labels.unavailable}>
      <PointPicker {...props} />
    </MapFrame>
  );
}

type FrameProps = { className?: string; unavailable: string; children: ReactNode };

function MapFrame({ className, unavailable, children }: FrameProps) {
  const hydrated = useSyncExternalStore(nothingChanges, inBrowser, onServer);
  return (
    <div className={className ? `map-frame ${className}` : "map-frame"}>
      {hydrated && (
        <MapBoundary message={unavailable}>
          <Suspense fallback={null}>{children}</Suspense>
        </MapBoundary>
      )}
    </div>
  );
}

const nothingChanges = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/** React catches errors in classes only; a map that fails must not take the list with it. */
class MapBoundary extends Component<{ message: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <p className="map-unavailable">{this.props.message}</p>;
  }
}

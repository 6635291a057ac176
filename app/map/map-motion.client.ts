import type * as L from "leaflet";

/** How the world, 1 × 1, lies on the screen: pixels of its width, and where the screen's corner is in it. */
export type Look = { scale: number; left: number; top: number };

/**
 * Tells where the map stands, once a frame while it moves: also while Leaflet leaves a zoom's way to the style sheet
 * and says nothing itself.
 */
export function onMotion(map: L.Map, moved: (look: Look) => void): () => void {
  let frame = 0;
  const still = () => {
    cancelAnimationFrame(frame);
    moved(lookOf(map));
  };
  const zoomed = ({ center, zoom }: L.ZoomAnimEvent) => {
    cancelAnimationFrame(frame);
    const [from, to] = [lookOf(map), lookAt(map, center, zoom)];
    let began = 0;
    const step = (now: number) => {
      began ||= now;
      const done = Math.min(1, (now - began) / zoomTime);
      moved(between(from, to, eased(done)));
      if (done < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  map.on("move zoomend viewreset resize", still).on("zoomanim", zoomed as L.LeafletEventHandlerFn);
  return () => {
    cancelAnimationFrame(frame);
    map.off("move zoomend viewreset resize", still).off("zoomanim", zoomed as L.LeafletEventHandlerFn);
  };
}

/** Milliseconds and curve that leaflet.css has: `0.25s cubic-bezier(0, 0, 0.25, 1)`. */
const zoomTime = 250;

function eased(time: number): number {
  // x(s) = 0.75 s² (1 − s) + s³ is this curve's time, 3 s² − 2 s³ its way.
  let s = Math.sqrt(time);
  for (let round = 0; round < 4; round += 1) {
    const slope = 1.5 * s + 0.75 * s * s;
    if (slope > 0) s -= (0.75 * s * s * (1 - s) + s ** 3 - time) / slope;
  }
  return 3 * s * s - 2 * s ** 3;
}

export function lookOf(map: L.Map): Look {
  const corner = map.getPixelBounds().min;
  return { scale: widthAt(map.getZoom()), left: corner?.x ?? 0, top: corner?.y ?? 0 };
}

function lookAt(map: L.Map, centre: L.LatLng, zoom: number): Look {
  const { x, y } = map.project(centre, zoom).subtract(map.getSize().divideBy(2)).round();
  return { scale: widthAt(zoom), left: x, top: y };
}

function widthAt(zoom: number): number {
  return 256 * 2 ** zoom;
}

function between(from: Look, to: Look, share: number): Look {
  const mixed = (a: number, b: number) => a + (b - a) * share;
  return {
    scale: mixed(from.scale, to.scale),
    left: mixed(from.left, to.left),
    top: mixed(from.top, to.top),
  };
}

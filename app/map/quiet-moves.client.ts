import type * as L from "leaflet";

const quiet = new WeakSet<L.Map>();

/** Moves the map without that counting as a move by hand, however long the move takes. */
export function quietly(map: L.Map, move: () => unknown): void {
  let [begun, ended] = [false, false];
  const begin = () => {
    begun = true;
  };
  const end = () => {
    ended = true;
    queueMicrotask(() => quiet.delete(map));
  };
  map.once("movestart", begin).once("moveend", end);
  quiet.add(map);
  move();
  map.off("movestart", begin);
  if (begun && !ended) return;
  map.off("moveend", end);
  quiet.delete(map);
}

/** Whether what is moving the map is not somebody's hand. */
export function isQuiet(map: L.Map): boolean {
  return quiet.has(map);
}

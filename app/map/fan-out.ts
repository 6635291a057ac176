const step = 42;
const perRow = 4;

/**
 * Pixels by which pins at one and the same spot step aside, so that each can be seen and hit: [right, up] per item,
 * in the order given. Spots closer than about ten metres count as one.
 */
export function fanOut(points: readonly { lat: number; lon: number }[]): [number, number][] {
  const spots = new Map<string, number[]>();
  points.forEach((point, index) => {
    const spot = `${point.lat.toFixed(4)} ${point.lon.toFixed(4)}`;
    spots.set(spot, [...(spots.get(spot) ?? []), index]);
  });
  const offsets = points.map((): [number, number] => [0, 0]);
  for (const indices of spots.values()) {
    indices.forEach((index, place) => {
      const row = Math.floor(place / perRow);
      const inRow = Math.min(perRow, indices.length - row * perRow);
      offsets[index] = [((place % perRow) - (inRow - 1) / 2) * step, row * step];
    });
  }
  return offsets;
}

import type { BasePlace } from "./base-file.client";

/** Cells of a world that is 1 × 1: some 48 km wide in the middle of Germany, more than the largest town reaches. */
const cells = 512;

export type PlaceGrid = Map<number, { nr: number; place: BasePlace }[]>;

/** Some ten thousand places, so that a view looks only at those around it. */
export function placeGrid(places: readonly BasePlace[]): PlaceGrid {
  const grid: PlaceGrid = new Map();
  places.forEach((place, nr) => {
    const cell = cellAt(Math.floor(place.x * cells), Math.floor(place.y * cells));
    const there = grid.get(cell);
    if (there) there.push({ nr, place });
    else grid.set(cell, [{ nr, place }]);
  });
  return grid;
}

/** The places in a part of the world and a cell around it, in the order in which they were given. */
export function placesAround(
  grid: PlaceGrid,
  west: number,
  north: number,
  width: number,
  height: number,
): BasePlace[] {
  const found: { nr: number; place: BasePlace }[] = [];
  const after = (at: number) => Math.floor(at * cells) + 1;
  const [bottom, right] = [after(north + height), after(west + width)];
  for (let row = Math.floor(north * cells) - 1; row <= bottom; row += 1) {
    for (let column = Math.floor(west * cells) - 1; column <= right; column += 1) {
      found.push(...(grid.get(cellAt(column, row)) ?? []));
    }
  }
  return found.sort((a, b) => a.nr - b.nr).map(({ place }) => place);
}

function cellAt(column: number, row: number): number {
  return row * cells + column;
}

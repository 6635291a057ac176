import type { BasePlace } from "./base-layer.client";

/** Cells of a world that is 1 × 1: some 48 km wide in the middle of Germany, more than the largest town reaches. */
const cells = 512;

export type PlaceGrid = Map<number, { nr: number; place: BasePlace }[]>;

/** Some ten thousand places, so that a tile looks only at those around it. */
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
export function placesAround(grid: PlaceGrid, west: number, north: number, size: number): BasePlace[] {
  const found: { nr: number; place: BasePlace }[] = [];
  const last = (at: number) => Math.floor((at + size) * cells) + 1;
  for (let row = Math.floor(north * cells) - 1; row <= last(north); row += 1) {
    for (let column = Math.floor(west * cells) - 1; column <= last(west); column += 1) {
      found.push(...(grid.get(cellAt(column, row)) ?? []));
    }
  }
  return found.sort((a, b) => a.nr - b.nr).map(({ place }) => place);
}

function cellAt(column: number, row: number): number {
  return row * cells + column;
}

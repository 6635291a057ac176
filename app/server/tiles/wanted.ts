/** `sharp`: drawn for screens with two pixels where others have one. */
export type Tile = { z: number; x: number; y: number; sharp: boolean };

/** The zooms a source has. */
export type Zooms = { least: number; most: number };

export const usualZooms: Zooms = { least: 5, most: 18 };

/** Germany and a margin, [west, south, east, north]: a tile proxy for the whole world would invite strangers. */
const bounds = [4.5, 46.5, 16.5, 56] as const;

/** What an address asks for ("12/2198/1361@2x.png"), or null for what is never asked of anybody. */
export function wantedTile(z: string, x: string, file: string, zooms: Zooms): Tile | null {
  const y = file.replace(/\.(png|mvt)$/, "");
  const sharp = y.endsWith("@2x");
  const parts = [z, x, sharp ? y.slice(0, -3) : y];
  if (!parts.every((part) => /^(0|[1-9]\d{0,6})$/.test(part))) return null;
  const [zoom = 0, column = 0, row = 0] = parts.map(Number);
  if (zoom < zooms.least || zoom > zooms.most) return null;
  const [west, south, east, north] = bounds;
  const first = tileAt(west, north, zoom);
  const last = tileAt(east, south, zoom);
  if (column < first.x || column > last.x || row < first.y || row > last.y) return null;
  return { z: zoom, x: column, y: row, sharp };
}

/** Web Mercator (EPSG:3857), the numbering of "slippy" tiles. */
function tileAt(lon: number, lat: number, z: number): { x: number; y: number } {
  const sin = Math.sin((lat * Math.PI) / 180);
  const across = (lon + 180) / 360;
  const down = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return { x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) };
}

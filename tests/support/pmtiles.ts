import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";

type Archived = { z: number; x: number; y: number; bytes: Uint8Array };

type Archive = {
  /** 1 MVT, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF */
  type: number;
  tiles: readonly Archived[];
  metadata?: object;
  /** compresses directories and tiles */
  gzipped?: boolean;
};

/** A PMTiles archive of version 3, by its specification: header, root directory, metadata, tiles. */
export function pmtilesArchive({ type, tiles, metadata = {}, gzipped = false }: Archive): Buffer {
  const squeeze = (bytes: Uint8Array) => (gzipped ? gzipSync(bytes) : Buffer.from(bytes));
  const sorted = tiles
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes: squeeze(bytes) }))
    .sort((a, b) => a.id - b.id);
  const root = squeeze(directory(sorted));
  const about = squeeze(Buffer.from(JSON.stringify(metadata)));
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes));
  const zooms = tiles.map(({ z }) => z);

  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header.writeUInt8(3, 7);
  const sections: [offset: number, length: number][] = [
    [127, root.length],
    [127 + root.length, about.length],
    [127 + root.length + about.length, 0],
    [127 + root.length + about.length, data.length],
  ];
  sections.forEach(([offset, length], index) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + index * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16);
  });
  for (let at = 72; at <= 88; at += 8) header.writeBigUInt64LE(BigInt(sorted.length), at);
  header.writeUInt8(1, 96);
  header.writeUInt8(gzipped ? 2 : 1, 97);
  header.writeUInt8(gzipped ? 2 : 1, 98);
  header.writeUInt8(type, 99);
  header.writeUInt8(Math.min(...zooms), 100);
  header.writeUInt8(Math.max(...zooms), 101);
  [-180, -85, 180, 85].forEach((degrees, index) => {
    header.writeInt32LE(degrees * 1e7, 102 + index * 4);
  });
  return Buffer.concat([header, root, about, data]);
}

function directory(entries: readonly { id: number; bytes: Uint8Array }[]): Buffer {
  const numbers = [entries.length];
  entries.forEach(({ id }, index) => {
    numbers.push(id - (entries[index - 1]?.id ?? 0));
  });
  for (const _ of entries) numbers.push(1);
  for (const { bytes } of entries) numbers.push(bytes.length);
  entries.forEach((_, index) => {
    numbers.push(index === 0 ? 1 : 0);
  });
  return Buffer.concat(numbers.map(varint));
}

type Feature = {
  geometry: "line" | "polygon";
  points: readonly (readonly [x: number, y: number])[];
  tags: Record<string, string>;
};

/** One vector tile (Mapbox Vector Tile 2.1), extent 4096. */
export function vectorTile(layers: Record<string, readonly Feature[]>): Buffer {
  return Buffer.concat(Object.entries(layers).map(([name, features]) => field(3, layer(name, features))));
}

function layer(name: string, features: readonly Feature[]): Buffer {
  const pairs = features.flatMap(({ tags }) => Object.entries(tags));
  const keys = [...new Set(pairs.map(([key]) => key))];
  const values = [...new Set(pairs.map(([, value]) => value))];
  return Buffer.concat([
    Buffer.concat([varint(15 << 3), varint(2)]),
    field(1, Buffer.from(name)),
    ...features.map(({ geometry, points, tags }) =>
      field(
        2,
        Buffer.concat([
          field(
            2,
            packed(
              Object.entries(tags).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)]),
            ),
          ),
          Buffer.concat([varint(3 << 3), varint(geometry === "line" ? 2 : 3)]),
          field(4, packed(commands(points, geometry === "polygon"))),
        ]),
      ),
    ),
    ...keys.map((key) => field(3, Buffer.from(key))),
    ...values.map((value) => field(4, field(1, Buffer.from(value)))),
    Buffer.concat([varint(5 << 3), varint(4096)]),
  ]);
}

/** Move to the first point, lines to the others, each relative to the one before, and close a ring. */
function commands(points: readonly (readonly [number, number])[], closed: boolean): number[] {
  const numbers: number[] = [];
  points.forEach(([x, y], index) => {
    if (index === 0) numbers.push((1 << 3) | 1);
    if (index === 1) numbers.push(((points.length - 1) << 3) | 2);
    const [beforeX, beforeY] = points[index - 1] ?? [0, 0];
    numbers.push(zigzag(x - beforeX), zigzag(y - beforeY));
  });
  return closed ? [...numbers, (1 << 3) | 7] : numbers;
}

function zigzag(number: number): number {
  return (number << 1) ^ (number >> 31);
}

function packed(numbers: readonly number[]): Buffer {
  return Buffer.concat(numbers.map(varint));
}

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

import type { Tile } from "./wanted";

/** `seconds` is how long a browser may keep it; `gzip` says that the bytes are compressed. */
export type SourceAnswer =
  | { status: 200; bytes: Uint8Array<ArrayBuffer>; type: string; seconds: number; gzip?: true }
  | { status: 404 | 502 | 503; seconds: number };

/** Where tiles come from; never rejects. */
export type TileSource = (tile: Tile) => Promise<SourceAnswer>;

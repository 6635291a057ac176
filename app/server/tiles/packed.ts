import type { Validators } from "./upstream.server";

type Packed = { bytes: Uint8Array<ArrayBuffer>; validators: Validators };

/** First byte of our files: no image begins with it. */
const mark = 0x01;

/** A tile and what upstream knows it by as one file, so that both are written or neither: mark, length, JSON, image. */
export function packed({ bytes, validators }: Packed): Uint8Array {
  const head = Buffer.from(JSON.stringify(validators));
  const start = Buffer.from([mark, head.length >> 8, head.length & 255]);
  return Buffer.concat([start, head, bytes]);
}

/** Bare images, as they were kept before, have no validators. @throws for a torn file */
export function unpacked(file: Buffer): Packed {
  if (file[0] !== mark) return { bytes: new Uint8Array(file), validators: { etag: "", lastModified: "" } };
  const end = 3 + file.readUInt16BE(1);
  const { etag = "", lastModified = "" } = JSON.parse(file.toString("utf8", 3, end)) as Partial<Validators>;
  return { bytes: new Uint8Array(file.subarray(end)), validators: { etag, lastModified } };
}

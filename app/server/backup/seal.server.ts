import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

/**
 * A file nobody reads or changes without the key: AES-256-GCM in blocks of 64 KiB under a key of the file's own
 * (HKDF of ours with a random salt). The nonce is the block's number and whether it is the last, so that no block
 * can be left out, moved or cut off at the end (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015).
 */
const magic = Buffer.from("anpacken backup 1\n");
const blockBytes = 65_536;
const tagBytes = 16;
const saltBytes = 32;
const nameBytes = 8;
const headerBytes = magic.length + nameBytes + saltBytes;

export class Unreadable extends Error {}

export function sealing(key: Buffer): Transform {
  const header = Buffer.concat([magic, nameOf(key), randomBytes(saltBytes)]);
  const fileKey = fileKeyOf(key, header);
  const stream = inBlocks(blockBytes, (block, number, last) => {
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonce(number, last)).setAAD(header);
    return Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
  });
  stream.push(header);
  return stream;
}

/** Emits an `Unreadable` when the file was made with another key, changed, or ends too early. */
export function unsealing(key: Buffer): Transform {
  let header: Buffer | null = null;
  let waiting = Buffer.alloc(0);
  let fileKey = key;
  const blocks = inBlocks(blockBytes + tagBytes, (block, number, last) => {
    if (!header) throw new Unreadable("it ends too early");
    if (block.length < tagBytes) throw new Unreadable("it ends too early");
    const decipher = createDecipheriv("aes-256-gcm", fileKey, nonce(number, last)).setAAD(header);
    decipher.setAuthTag(block.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(block.subarray(0, -tagBytes)), decipher.final()]);
    } catch {
      throw new Unreadable("it was changed, or ends too early");
    }
  });
  const transform = blocks._transform.bind(blocks);
  blocks._transform = (chunk: Buffer, encoding, done) => {
    if (header) return transform(chunk, encoding, done);
    waiting = Buffer.concat([waiting, chunk]);
    if (waiting.length < headerBytes) return done();
    const refusal = refusalOf(waiting, key);
    if (refusal) return done(new Unreadable(refusal));
    header = waiting.subarray(0, headerBytes);
    fileKey = fileKeyOf(key, header);
    return transform(waiting.subarray(headerBytes), encoding, done);
  };
  return blocks;
}

function refusalOf(start: Buffer, key: Buffer): string | null {
  if (!start.subarray(0, magic.length).equals(magic)) return "it is no backup of this program";
  const name = start.subarray(magic.length, magic.length + nameBytes);
  return name.equals(nameOf(key)) ? null : "it was made with another key";
}

/** Passes on what comes in whole blocks; the last one, which may be shorter, is known only at the end. */
function inBlocks(size: number, work: (block: Buffer, number: number, last: boolean) => Buffer): Transform {
  let kept: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const put = (stream: Transform, atLeast: number) => {
    if (bytes < atLeast) return;
    const all = Buffer.concat(kept);
    let from = 0;
    for (; all.length - from > size; from += size) {
      stream.push(work(all.subarray(from, from + size), number, false));
      number += 1;
    }
    kept = [all.subarray(from)];
    bytes = all.length - from;
  };
  const attempt = (done: TransformCallback, step: () => void) => {
    try {
      step();
      done();
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      kept.push(chunk);
      bytes += chunk.length;
      attempt(done, () => put(this, size + 1));
    },
    flush(done) {
      attempt(done, () => this.push(work(Buffer.concat(kept), number, true)));
    },
  });
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

function fileKeyOf(key: Buffer, header: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, header.subarray(-saltBytes), "anpacken backup 1", 32));
}

/** Tells keys apart without telling the key. */
function nameOf(key: Buffer): Buffer {
  return createHash("sha256").update("anpacken backup key").update(key).digest().subarray(0, nameBytes);
}

import { createHash } from "node:crypto";
import { Unreadable } from "./seal.server";

/** What a backup is made of, in this order: its description, tables, waiting jobs, kept secrets. */
export type Description = {
  madeAt: string;
  migrations: string[];
  sequences: { name: string; value: string }[];
};
export type Section =
  | { kind: "table"; name: string; columns: string[] }
  | { kind: "jobs"; name: "jobs" }
  | { kind: "secret"; name: string };

/** What a section holds: how many rows, and SHA-256 over its bytes. */
export type Digest = { rows: number; sha256: string };

export type Part =
  | { type: "description"; value: Description }
  | { type: "begin"; section: Section }
  | { type: "data"; bytes: Buffer }
  | { type: "end"; digest: Digest };

const letters = { description: "D", begin: "B", data: "R", end: "E" } as const;
const last = "Z";
const frameBytes = 65_536;

/** One frame: a letter, the length in four bytes, the content. */
function frame(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0, "latin1");
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

const json = (letter: string, value: unknown) => frame(letter, Buffer.from(JSON.stringify(value)));

export const describe = (value: Description) => json(letters.description, value);
export const close = () => frame(last, Buffer.alloc(0));

/** A section's bytes in frames, and at its end what they were. */
export async function* writeSection(
  section: Section,
  rows: AsyncIterable<Buffer>,
  ended: (digest: Digest) => void = () => {},
): AsyncGenerator<Buffer> {
  yield json(letters.begin, section);
  const digest = digesting();
  let kept: Buffer[] = [];
  let bytes = 0;
  for await (const some of rows) {
    digest.add(some);
    kept.push(some);
    bytes += some.length;
    if (bytes < frameBytes) continue;
    yield frame(letters.data, Buffer.concat(kept));
    kept = [];
    bytes = 0;
  }
  if (bytes > 0) yield frame(letters.data, Buffer.concat(kept));
  ended(digest.result());
  yield json(letters.end, digest.result());
}

/** COPY ends every row with a line feed, and writes those within a row as `\\n`. */
export function digesting(): { add(bytes: Buffer): void; result(): Digest } {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows += 1;
    },
    result: () => ({ rows, sha256: hash.copy().digest("hex") }),
  };
}

/** The parts of an archive as they come; throws an `Unreadable` when it does not end as it should. */
export async function* readParts(source: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  let waiting: Buffer = Buffer.alloc(0);
  let ended = false;
  for await (const chunk of source) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    while (waiting.length >= 5) {
      const length = waiting.readUInt32BE(1);
      if (waiting.length < 5 + length) break;
      const letter = waiting.toString("latin1", 0, 1);
      const content = waiting.subarray(5, 5 + length);
      waiting = waiting.subarray(5 + length);
      if (letter === last) ended = true;
      else yield partOf(letter, content);
    }
  }
  if (!ended || waiting.length > 0) throw new Unreadable("it ends too early");
}

function partOf(letter: string, content: Buffer): Part {
  if (letter === letters.data) return { type: "data", bytes: content };
  const value = JSON.parse(content.toString("utf8"));
  if (letter === letters.description) return { type: "description", value };
  if (letter === letters.begin) return { type: "begin", section: value };
  if (letter === letters.end) return { type: "end", digest: value };
  throw new Unreadable("it was made by a newer version of this program");
}

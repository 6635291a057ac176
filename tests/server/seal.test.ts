import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { sealing, unsealing } from "~/server/backup/seal.server";

const key = randomBytes(32);
const block = 65_536 + 16;
const header = 58;

/** In pieces of a size that fits nothing. */
function through(bytes: Buffer, stream: ReturnType<typeof sealing>): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 10_007) }, (_, nr) =>
    bytes.subarray(nr * 10_007, (nr + 1) * 10_007),
  );
  return buffer(Readable.from(pieces, { objectMode: false }).pipe(stream));
}

const seal = (bytes: Buffer) => through(bytes, sealing(key));
const open = (bytes: Buffer, with_ = key) => through(bytes, unsealing(with_));

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])(
  "%i bytes come back as they were",
  async (size) => {
    const bytes = randomBytes(size);
    const sealed = await seal(bytes);
    expect(await open(sealed)).toEqual(bytes);
    expect(sealed.includes(bytes.subarray(0, 64)) && size >= 64).toBe(false);
  },
);

describe("refused:", () => {
  const whole = () => seal(randomBytes(3 * 65_536 + 100));
  const flip = (bytes: Buffer, at: number) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const cases: [string, (sealed: Buffer) => Buffer, RegExp][] = [
    ["a flipped bit", (sealed) => flip(sealed, header + 1_000), /changed/],
    ["a flipped bit in the salt", (sealed) => flip(sealed, 40), /changed/],
    ["another beginning", (sealed) => flip(sealed, 0), /no backup/],
    ["a cut in a block", (sealed) => sealed.subarray(0, sealed.length - 50), /changed|early/],
    ["a cut between blocks", (sealed) => sealed.subarray(0, header + 2 * block), /changed|early/],
    ["only the header", (sealed) => sealed.subarray(0, header), /early/],
    ["half a header", (sealed) => sealed.subarray(0, 20), /early/],
    [
      "a block left out",
      (sealed) => Buffer.concat([sealed.subarray(0, header + block), sealed.subarray(header + 2 * block)]),
      /changed/,
    ],
    [
      "two blocks exchanged",
      (sealed) =>
        Buffer.concat([
          sealed.subarray(0, header),
          sealed.subarray(header + block, header + 2 * block),
          sealed.subarray(header, header + block),
          sealed.subarray(header + 2 * block),
        ]),
      /changed/,
    ],
    ["something after the end", (sealed) => Buffer.concat([sealed, randomBytes(100)]), /changed/],
  ];
  test.each(cases)("%s", async (_, harm, message) => {
    await expect(open(harm(await whole()))).rejects.toThrow(message);
  });

  test("another key", async () => {
    await expect(open(await whole(), randomBytes(32))).rejects.toThrow(/another key/);
  });
});

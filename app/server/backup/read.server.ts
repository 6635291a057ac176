import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Description, type Part, readParts } from "./archive.server";
import { Unreadable, unsealing } from "./seal.server";

/** Reads a backup from beginning to end, and takes nothing from it. Throws an `Unreadable` that names the file. */
export async function checkBackup(file: string, key: Buffer): Promise<Description> {
  let description: Description | null = null;
  await readBackup(file, key, async (part) => {
    if (part.type === "description") description = part.value;
  });
  if (!description) throw new Unreadable(`${file}: it is empty`);
  return description;
}

/** Hands a backup on part by part. Throws what `take` throws, or an `Unreadable` that names the file. */
export async function readBackup(
  file: string,
  key: Buffer,
  take: (part: Part) => Promise<void>,
): Promise<void> {
  let refused: unknown;
  try {
    await pipeline(createReadStream(file), unsealing(key), createGunzip(), async (source) => {
      for await (const part of readParts(source as AsyncIterable<Buffer>)) {
        await take(part).catch((error) => {
          refused ??= error;
          throw error;
        });
      }
    });
  } catch (error) {
    // The pipeline calls what its last step threw an abort.
    if (refused) throw refused;
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof Unreadable) throw new Unreadable(`${file} cannot be restored: ${message}`);
    if (code?.startsWith("Z_")) throw new Unreadable(`${file} cannot be restored: it was changed`);
    throw error;
  }
}

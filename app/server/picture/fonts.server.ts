import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import arabic400 from "./fonts/arabic-400.ttf?inline";
import arabic700 from "./fonts/arabic-700.ttf?inline";
import cyrillic400 from "./fonts/cyrillic-400.ttf?inline";
import cyrillic700 from "./fonts/cyrillic-700.ttf?inline";
import latin400 from "./fonts/latin-400.ttf?inline";
import latin700 from "./fonts/latin-700.ttf?inline";
import latinExt400 from "./fonts/latin-ext-400.ttf?inline";
import latinExt700 from "./fonts/latin-ext-700.ttf?inline";

/** The same letters on every machine: the bundle carries the fonts, and what draws reads files only. */
export function fontFiles(): Promise<string[]> {
  written ??= writeFonts();
  return written;
}

const latin = [latin400, latin700, latinExt400, latinExt700];
const others = [cyrillic400, cyrillic700, arabic400, arabic700];

let written: Promise<string[]> | undefined;

async function writeFonts(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "anpacken-fonts-"));
  return Promise.all(
    [...latin, ...others].map(async (data, nr) => {
      const file = join(folder, `${nr}.ttf`);
      await writeFile(file, Buffer.from(data.slice(data.indexOf(",") + 1), "base64"));
      return file;
    }),
  );
}

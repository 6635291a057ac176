// Writes app/server/picture/fonts/*.ttf from the web fonts of @fontsource/atkinson-hyperlegible-next (OFL): what
// draws a need's picture reads TrueType only. Run it when the package changes.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decompress } from "wawoff2";

const source = dirname(
  createRequire(import.meta.url).resolve("@fontsource/atkinson-hyperlegible-next/package.json"),
);
const target = new URL("../app/server/picture/fonts/", import.meta.url);

await mkdir(target, { recursive: true });
for (const subset of ["latin", "latin-ext"]) {
  for (const weight of [400, 700]) {
    const name = `atkinson-hyperlegible-next-${subset}-${weight}-normal.woff2`;
    const font = Buffer.from(await decompress(await readFile(join(source, "files", name))));
    await writeFile(new URL(`${subset}-${weight}.ttf`, target), font);
    console.log(`${subset}-${weight}.ttf: ${Math.round(font.length / 1024)} kB`);
  }
}
await writeFile(new URL("LICENSE", target), await readFile(join(source, "LICENSE")));

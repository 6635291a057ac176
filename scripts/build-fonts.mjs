// Writes app/server/picture/fonts/*.ttf, all of them under the OFL: what draws a need's picture reads TrueType only,
// and knows a font by its family, so every file has one of its own. Run it when one of the packages changes.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decompress } from "wawoff2";

const target = new URL("../app/server/picture/fonts/", import.meta.url);
const atkinson = packaged("@fontsource/atkinson-hyperlegible-next");
const noto = packaged("@fontsource/noto-sans");
// The web fonts' Arabic comes without Latin letters, and a line in both must be of one font.
const arabic = packaged("@expo-google-fonts/noto-sans-arabic");
const weights = { 400: "Regular", 700: "Bold" };

await mkdir(target, { recursive: true });
for (const [weight, name] of Object.entries(weights)) {
  const web = (folder, font) => webFont(join(folder, "files", `${font}-${weight}-normal.woff2`));
  await write(`latin-${weight}`, await web(atkinson, "atkinson-hyperlegible-next-latin"));
  await write(`latin-ext-${weight}`, renamed(await web(atkinson, "atkinson-hyperlegible-next-latin-ext")));
  await write(`cyrillic-${weight}`, await web(noto, "noto-sans-cyrillic"));
  const folder = `${weight}${name}`;
  await write(`arabic-${weight}`, await readFile(join(arabic, folder, `NotoSansArabic_${folder}.ttf`)));
}
await writeFile(new URL("LICENSE", target), await readFile(join(atkinson, "LICENSE")));
await writeFile(new URL("LICENSE-noto-sans", target), await readFile(join(noto, "LICENSE")));
await writeFile(new URL("LICENSE-noto-sans-arabic", target), await readFile(join(arabic, "LICENSE_FONT")));

function packaged(name) {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

async function webFont(file) {
  return Buffer.from(await decompress(await readFile(file)));
}

/** "… More": as long as "… Next", so that no table moves (names are UTF-16BE); its authors' project stays named. */
function renamed(font) {
  const utf16 = (text) => [...text].map((letter) => `\0${letter}`).join("");
  const next = new RegExp(`${utf16(" Next")}(?!${utf16(" Project")})`, "g");
  return Buffer.from(font.toString("latin1").replace(next, utf16(" More")), "latin1");
}

async function write(name, font) {
  await writeFile(new URL(`${name}.ttf`, target), font);
  console.log(`${name}.ttf: ${Math.round(font.length / 1024)} kB`);
}

// Writes app/components/icon-paths.ts from @tabler/icons (MIT) and public/icon.svg; with --png also the
// bitmaps, which needs a Chromium: node scripts/build-icons.mjs --png
import { readFileSync, writeFileSync } from "node:fs";

const names = {
  celebration: "cake",
  setup: "tent",
  transport: "car",
  nature: "trees",
  sport: "ball-football",
  youth: "mood-kid",
  seniors: "old",
  rescue: "firetruck",
  culture: "masks-theater",
  crafts: "hammer",
  office: "device-laptop",
  language: "messages",
  alert: "alert-triangle",
  arrowLeft: "arrow-left",
  bag: "shopping-bag",
  bell: "bell-ringing",
  bellOff: "bell-off",
  calendar: "calendar-event",
  check: "check",
  chevronDown: "chevron-down",
  chevronLeft: "chevron-left",
  chevronRight: "chevron-right",
  chevronUp: "chevron-up",
  circleCheck: "circle-check",
  clock: "clock",
  close: "x",
  copy: "copy",
  externalLink: "external-link",
  eye: "eye",
  filter: "adjustments-horizontal",
  fingerprint: "fingerprint",
  flag: "flag",
  hand: "hand-stop",
  heart: "heart",
  heartHandshake: "heart-handshake",
  home: "home",
  info: "info-circle",
  languages: "language",
  link: "link",
  list: "list",
  locate: "current-location",
  lock: "lock",
  logout: "logout",
  mail: "mail",
  map: "map-2",
  message: "message",
  minus: "minus",
  pencil: "pencil",
  phone: "phone",
  pin: "map-pin",
  plus: "plus",
  qrCode: "qrcode",
  route: "route",
  search: "search",
  seedling: "seedling",
  share: "share",
  smartphone: "device-mobile",
  sun: "sun",
  trash: "trash",
  undo: "arrow-back-up",
  user: "user",
  userPlus: "user-plus",
  users: "users",
  whatsapp: "brand-whatsapp",
  wheelchair: "wheelchair",
  world: "world",
};

const target = new URL("../public/", import.meta.url);
const source = new URL("../node_modules/@tabler/icons/icons/outline/", import.meta.url);

/** One `d` per icon: every subpath starts with an absolute move, so they may be joined. */
function pathOf(name) {
  const svg = readFileSync(new URL(`${name}.svg`, source), "utf8");
  const shapes = [...svg.matchAll(/<(path|circle|rect|line|polyline|ellipse)\b([^>]*)>/g)];
  const ds = shapes.map(([, tag, attributes]) => {
    const d = /\sd="([^"]+)"/.exec(attributes)?.[1];
    if (tag !== "path" || !d?.startsWith("M")) throw new Error(`${name} is not made of absolute paths`);
    return d;
  });
  return ds.filter((d) => d !== "M0 0h24v24H0z").join("");
}

/** The logo of app/components/logo.tsx on green; `inset` keeps it within a maskable icon's safe circle. */
function appIcon({ radius, inset }) {
  const scale = (512 - 2 * inset) / 40;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="${radius}" fill="#1e5b3f"/>
  <g transform="translate(${inset} ${inset}) scale(${scale})">
    <path fill="#fbf7f0" d="M19 38.5C14.5 32.5 4.5 26.5 4.5 16.5a14.5 14.5 0 0 1 29 0C33.5 26.5 23.5 32.5 19 38.5z"/>
    <path fill="none" stroke="#1e5b3f" stroke-width="2.1" stroke-linecap="round" stroke-linejoin="round" transform="translate(8.2 6.2) scale(.9)" d="${pathOf(names.hand)}"/>
    <circle cx="32" cy="9" r="7" fill="#f2b134" stroke="#1e5b3f" stroke-width="2.5"/>
  </g>
</svg>
`;
}

async function bitmaps() {
  const { chromium } = await import("playwright");
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const draw = async (svg, size) => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    return page.screenshot({ omitBackground: true });
  };
  const rounded = appIcon({ radius: 112, inset: 56 });
  const square = appIcon({ radius: 0, inset: 110 });
  writeFileSync(new URL("icon-192.png", target), await draw(rounded, 192));
  writeFileSync(new URL("icon-512.png", target), await draw(rounded, 512));
  writeFileSync(new URL("maskable-512.png", target), await draw(square, 512));
  writeFileSync(new URL("apple-touch-icon.png", target), await draw(appIcon({ radius: 0, inset: 64 }), 180));
  writeFileSync(new URL("badge-96.png", target), await draw(badge(), 96));
  writeFileSync(new URL("favicon.ico", target), ico(await draw(rounded, 32), 32));
  await browser.close();
}

/** Android paints a notification's badge from its transparency alone. */
function badge() {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="${pathOf(names.hand)}"/></svg>`;
}

/** An ICO file may hold one PNG as it is: 6 bytes of header, 16 bytes of entry, then the picture. */
function ico(png, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, png]);
}

const entries = Object.entries(names).map(([key, name]) => {
  const line = `  ${key}: "${pathOf(name)}",`;
  return line.length <= 110 ? line : line.replace(": ", ":\n    ");
});
const file = `// Written by scripts/build-icons.mjs from @tabler/icons (MIT). Outlines in a 24 × 24 box, for strokes.
export const iconPaths = {
${entries.join("\n")}
} as const;

export type IconName = keyof typeof iconPaths;
`;
writeFileSync(new URL("../app/components/icon-paths.ts", import.meta.url), file);
console.log(`${entries.length} icons`);

writeFileSync(new URL("icon.svg", target), appIcon({ radius: 112, inset: 56 }));
if (process.argv.includes("--png")) await bitmaps();

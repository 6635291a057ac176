// Takes the pictures of the manifest from the demo village, into public/:
//   npm run build && npm run demo            (prints its address)
//   node scripts/build-screenshots.mjs http://localhost:3000
import { writeFileSync } from "node:fs";
import { chromium } from "playwright";

const [address] = process.argv.slice(2);
if (!address) throw new Error("Usage: node scripts/build-screenshots.mjs ADDRESS");

/** Stores show nothing bigger, and phones load it before anything is installed. */
const bytesAtMost = 100_000;
const target = new URL("../public/", import.meta.url);
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 } };

await take("screenshot-map.webp", phone, async (page) => {
  await page.goto(address);
});
await take("screenshot-need.webp", phone, async (page) => {
  await page.goto(`${address}/?view=list`);
  const href = await page.locator('a[href^="/help/"]').first().getAttribute("href");
  await page.goto(new URL(href, address).href);
});
await take("screenshot-wide.webp", desk, async (page) => {
  await page.goto(address);
});
await browser.close();

/** A picture of what `visit` opened, the best that stays small enough. */
async function take(name, device, visit) {
  const context = await browser.newContext({ ...device, locale: "de-DE", reducedMotion: "reduce" });
  const page = await context.newPage();
  await visit(page);
  await page.waitForLoadState("networkidle");
  const session = await context.newCDPSession(page);
  for (const quality of [80, 70, 60, 50, 40, 30]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > bytesAtMost) continue;
    writeFileSync(new URL(name, target), bytes);
    console.log(`${name} ${bytes.length} bytes at quality ${quality}`);
    break;
  }
  await context.close();
}

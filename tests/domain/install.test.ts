import { expect, test } from "vitest";
import { installWay } from "~/domain/install";

const safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["an iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${safari}`, 5, "iphone"],
  ["iOS 16.4", `Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) ${safari}`, 5, "iphone"],
  ["iOS 16.3", `Mozilla/5.0 (iPhone; CPU iPhone OS 16_3_1 like Mac OS X) ${safari}`, 5, "iphone-old"],
  ["iOS 15", `Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) ${safari}`, 5, "iphone-old"],
  [
    "Chrome on an iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/130.0 Mobile",
    5,
    "iphone",
  ],
  ["an iPad that says it is a Mac", `${mac} Version/17.4 Safari/605.1.15`, 5, "iphone"],
  ["an old one of these", `${mac} Version/15.6 Safari/605.1.15`, 5, "iphone-old"],
  ["a Mac", `${mac} Version/17.4 Safari/605.1.15`, 0, "desk"],
  ["an Android phone", `Mozilla/5.0 (Linux; Android 10; K) ${chrome}`, 5, "android"],
  [
    "Firefox on Android",
    "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0",
    5,
    "android",
  ],
  [
    "Facebook on Android",
    `Mozilla/5.0 (Linux; Android 10; K) ${chrome} [FB_IAB/FB4A;FBAV/440.0]`,
    5,
    "in-app",
  ],
  [
    "WhatsApp on an iPhone",
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${safari} WhatsApp/2`,
    5,
    "in-app",
  ],
  ["a bare WebView", `Mozilla/5.0 (Linux; Android 10; K; wv) ${chrome}`, 5, "in-app"],
  ["a computer", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", 0, "desk"],
])("%s", (_, userAgent, touchPoints, way) => {
  expect(installWay(userAgent, touchPoints)).toBe(way);
});
